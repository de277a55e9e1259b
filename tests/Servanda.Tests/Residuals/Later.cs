using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Record;
using Servanda.Reference;
using Servanda.Residuals;
using Servanda.Tests.Assessment;

namespace Servanda.Tests.Residuals;

/// <summary>A history cut in two: what is known at the cut, and what is said later about what happens later.</summary>
internal sealed class Later
{
    readonly Dossier _dossier;
    readonly Question _cut;

    /// <summary>Cuts a dossier's record.</summary>
    public Later(Dossier dossier, Question cut)
    {
        _cut = cut;
        _dossier = dossier with
        {
            Entries = [.. dossier.Entries.Where(e => Known(dossier, e) <= cut.KnownAt)],
            Expectations = [],
            Diagnostics = [],
        };
    }

    /// <summary>The dossier with what is known at the cut.</summary>
    public Dossier Whole => _dossier;

    /// <summary>Those of some entries that touch none of the past: with them nothing was otherwise up to the cut.</summary>
    public ImmutableArray<Entry> Untouching(IEnumerable<Entry> entries, Question later)
    {
        var taken = ImmutableArray<Entry>.Empty;
        foreach (var entry in entries)
            if (!Touches(taken, taken.Add(entry), later))
                taken = taken.Add(entry);
        return taken;
    }

    /// <summary>Entries drawn by chance, said after the cut about what happens after it.</summary>
    public IEnumerable<Entry> Drawn(Random draw)
    {
        var dossier = _dossier;
        var first = Instant.Max(_cut.AsOf, _cut.KnownAt).InZone(dossier.Zone).Date.PlusDays(1);
        var happens = _cut.AsOf.InZone(dossier.Zone).Date.PlusDays(1);
        for (var n = draw.Next(1, 8); n > 0; n--)
        {
            var entry = InvariantCase.FurtherEntry(dossier, draw);
            var said = first.PlusDays(draw.Next(0, 30));
            var known = entry.Known is null ? said : said.PlusDays(draw.Next(0, 5));
            var from = said.PlusDays(-draw.Next(0, Math.Min(15, Period.DaysBetween(happens, said) + 1)));
            var until = draw.Next(3) == 0 ? Earlier(said, from.PlusDays(draw.Next(0, 6))) : from;
            entry = entry with
            {
                Said = EdtfDate.OfDay(said),
                Known = entry.Known is null ? null : EdtfDate.OfDay(known),
                Occurred =
                    entry.Occurred is null ? null
                    : from == until ? EdtfDate.OfDay(from)
                    : Date($"{from:yyyy-MM-dd}/{until:yyyy-MM-dd}"),
            };
            if (entry.Verb == Verb.Withdraws && _dossier.Entries.Any(e => e.Id == entry.Object))
                continue;
            dossier = DossierGenerator.With(dossier, entry);
            yield return entry;
        }

        static LocalDate Earlier(LocalDate x, LocalDate y) => x < y ? x : y;
    }

    /// <summary>Whether an entry is an act on some commitments, or a finding on them.</summary>
    public static bool IsAbout(Entry entry, HashSet<string> names) =>
        (entry.Object is { } about && names.Contains(about))
        || (
            entry.Content is { } content
            && new Mentions(new Dossier { Name = "" }).Add(content).Statuses.Overlaps(names)
        );

    static EdtfDate Date(string text) =>
        EdtfDate.TryParse(text, out var date, out _) ? date : throw new InvalidOperationException(text);

    public static Instant Known(Dossier dossier, Entry entry) =>
        (entry.Known ?? entry.Said).Bounds(dossier.Zone).Latest;

    /// <summary>The whole with later entries.</summary>
    public Dossier With(ImmutableArray<Entry> later) => With(_dossier, later);

    /// <summary>A residual with later entries, those who speak in them, and the calendars by which they count.</summary>
    public Dossier With(Dossier residual, ImmutableArray<Entry> later) =>
        residual with
        {
            Actors = _dossier.Actors,
            Calendars = _dossier.Calendars,
            Entries = DossierGenerator.Sorted(residual.Entries.AddRange(later), residual.Zone),
        };

    bool Touches(ImmutableArray<Entry> before, ImmutableArray<Entry> after, Question later)
    {
        var (x, y) = (Evaluate(With(before), later), Evaluate(With(after), later));
        var at = _cut.AsOf.ToUnixTimeSeconds();
        foreach (var name in _dossier.Commitments.Keys.Concat(_dossier.Powers.Keys))
        {
            if (x.Of(name) is not { } was || y.Of(name) is not { } outcome)
                continue;
            // A due day that has come is past.
            if (
                x.DueOf(name, later.AsOf.ToUnixTimeSeconds()).Established <= at
                && x.DueOf(name, later.AsOf.ToUnixTimeSeconds()).Established
                    != y.DueOf(name, later.AsOf.ToUnixTimeSeconds()).Established
            )
                return true;
            foreach (var (old, now) in was.Instances.Zip(outcome.Instances))
            {
                if (Pieces(old.Standing) != Pieces(now.Standing))
                    return true;
                foreach (var (r, s) in Readings(old).Zip(Readings(now)))
                    if (Signals(r.Signal) != Signals(s.Signal))
                        return true;
            }
        }
        return false;

        IEnumerable<Reading> Readings(Instance instance) =>
            instance
                .Conditions.Concat(instance.AimAsOf?.Invoke(at)?.Readings ?? [])
                .Append(instance.Goal)
                .SelectMany(c => c.All());

        string Pieces(Standing standing) =>
            string.Join(
                ' ',
                standing.Pieces.ToArray().Where(p => p.From <= at).Select(p => $"{p.From}{p.Headline}{p.Possible.Bits}")
            );

        string Signals(Signal signal) =>
            string.Join(' ', signal.From.ToArray().Zip(signal.Pieces.ToArray()).Where(p => p.First <= at));
    }

    static Evaluation Evaluate(Dossier dossier, Question question) => new Assessor(dossier).Evaluate(question);
}
