using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Servanda.Assessment;
using Servanda.Model;
using Servanda.Record;
using Offset = Servanda.Model.Offset;

namespace Servanda.Checks;

/// <summary>The moments that the text alone dates, whatever anybody does (3.2).</summary>
internal sealed class FixedDates
{
    static readonly LocalDatePattern Words = LocalDatePattern.Create("d MMMM yyyy", CultureInfo.InvariantCulture);

    readonly Dossier _dossier;
    readonly DayMath _days;

    public FixedDates(Dossier dossier)
    {
        _dossier = dossier;
        _days = new DayMath(dossier.Zone)
        {
            Calendars = dossier.Calendars.Values.ToDictionary(
                c => c.Name,
                c => new WorkDays(c),
                StringComparer.Ordinal
            ),
        };
    }

    /// <summary>The moment's interval; null where it waits for something.</summary>
    public Reckoned? Of(Moment? moment) => Of(moment, []);

    /// <summary>When a condition comes to hold; null where that waits for something.</summary>
    public Reckoned? Of(Condition condition) => Of(condition, []);

    /// <summary>The deadline of a commitment; null where it has none, or it waits for something.</summary>
    public Reckoned? DeadlineOf(Commitment commitment) => DeadlineOf(commitment, []);

    /// <summary>When a commitment comes into force; null where that waits for something.</summary>
    public Reckoned? StartOf(Commitment commitment) => StartOf(commitment, []);

    /// <summary>The last day of a moment, in words; null beyond the calendar.</summary>
    public string? Say(Reckoned moment) => DayOf(moment) is { } day ? Say(day) : null;

    /// <summary>A day in words.</summary>
    public static string Say(LocalDate day) => Words.Format(day);

    /// <summary>The first day of a moment; null beyond the calendar.</summary>
    public LocalDate? FirstDayOf(Reckoned moment) => _days.NameOf(moment.Start);

    /// <summary>The last day of a moment; null beyond the calendar.</summary>
    public LocalDate? DayOf(Reckoned moment) => _days.NameOf(moment.End);

    Reckoned? Of(Moment? moment, HashSet<string> asked)
    {
        switch (moment)
        {
            case OnDate on:
                var bounds = on.Bounds(_dossier.Zone);
                return new Reckoned(bounds.Earliest.ToUnixTimeSeconds(), bounds.Latest.ToUnixTimeSeconds(), true);
            case Offset offset:
                return Of(offset.Anchor, asked) is { } anchor ? MomentReader.Shift(_days, anchor, offset) : null;
            case WhenHolds first:
                return Of(first.Condition, asked);
            case DueOf due when _dossier.Commitments.TryGetValue(due.Commitment, out var commitment):
                return DeadlineOf(commitment, asked);
            case EarlierOf earlier:
                return
                    earlier.Moments.Select(m => Of(m, asked)).ToList() is var all && all.TrueForAll(m => m is not null)
                    ? all.MinBy(m => m!.Value.End)
                    : null;
            case LaterOf later:
                return Latest(later.Moments.Select(m => Of(m, asked)));
            case EitherOf either:
                return Of(either.Readings[0], asked);
            default:
                return null;
        }
    }

    Reckoned? Of(Condition condition, HashSet<string> asked) =>
        condition switch
        {
            IsMade made => _dossier.Instruments.GetValueOrDefault(made.Instrument) is { MadeOn: { } on }
                ? Of(new OnDate(on), asked)
                : null,
            HasCome come => Of(come.Moment, asked),
            AllOf all => Latest(all.Parts.Select(p => Of(p, asked))),
            Holds holds when _dossier.Facts.GetValueOrDefault(holds.Fact.Fact)?.Meaning is HasCome come => Once(
                "fact " + holds.Fact.Fact,
                asked,
                () => Of(come.Moment, asked)
            ),
            _ => null,
        };

    Reckoned? DeadlineOf(Commitment commitment, HashSet<string> asked) =>
        Once(
            commitment.Name,
            asked,
            () =>
                commitment.By is { } by ? Of(by, asked)
                : commitment.Within is { } span && StartOf(commitment, asked) is { } start
                    ? MomentReader.Shift(_days, start, span, commitment.WithinWorkingDays, true)
                : null
        );

    Reckoned? StartOf(Commitment commitment, HashSet<string> asked)
    {
        var instrument = commitment.Instrument is { } name ? _dossier.Instruments.GetValueOrDefault(name) : null;
        var starts = new List<Reckoned?>();
        if (instrument is { MadeOn: { } made })
            starts.Add(Of(new OnDate(made), asked));
        else if (instrument is { Makers.Length: > 0 })
            return null;
        if (instrument?.Upon is { } condition)
            starts.Add(Of(condition, asked));
        if (commitment.Upon is { } upon)
            starts.Add(Of(upon, asked));
        if (commitment.From is { } from)
            starts.Add(Of(from, asked));
        return starts.Count == 0 ? null : Latest(starts);
    }

    static Reckoned? Latest(IEnumerable<Reckoned?> moments)
    {
        Reckoned? last = null;
        foreach (var moment in moments)
            if (moment is not { } known)
                return null;
            else if (last is not { } l || known.Start > l.Start)
                last = known;
        return last;
    }

    // What leads back to itself is dated by nothing; it has a diagnostic.
    static Reckoned? Once(string name, HashSet<string> asked, Func<Reckoned?> find)
    {
        if (!asked.Add(name))
            return null;
        var found = find();
        asked.Remove(name);
        return found;
    }
}
