using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment;
using Servanda.Assessment.Live;
using Servanda.Model;
using Servanda.Reference;

namespace Servanda.Tests.Assessment.Live;

/// <summary>
/// A dossier to which entries are appended in any order, as time goes on: what the live assessment answers and tells after
/// each step, beside what is assessed from scratch.
/// </summary>
internal static class GrowingRecord
{
    /// <summary>Where the two part, or null.</summary>
    public static string? Fault(InvariantCase c)
    {
        var draw = c.Draw();
        var entries = c.Dossier.Entries.ToArray();
        draw.Shuffle(entries);
        var (begun, left) = (draw.Next(entries.Length + 1), c.Question);
        var dossier = c.Dossier with { Entries = Sorted(c.Dossier, entries[..begun]) };
        var asked = left with
        {
            AsOf = left.AsOf - Duration.FromDays(draw.Next(0, 30)),
            KnownAt = left.KnownAt - Duration.FromDays(draw.Next(0, 30)),
        };
        var live = new LiveAssessment(dossier, asked);
        var told = new List<AnswerUpdate>();
        live.Changed += (_, updates) => told.AddRange(updates);
        var before = Scratch(dossier, asked);
        if (Parting(before, Now(live, dossier)) is { } atFirst)
            return $"at first: {atFirst}";
        var more = entries[begun..].ToList();
        for (var n = draw.Next(0, 4); n > 0; n--)
            more.Insert(draw.Next(more.Count + 1), Further(c.Dossier, draw));
        foreach (var entry in more)
        {
            if (draw.Next(4) == 0)
            {
                asked = asked with
                {
                    AsOf = Later(asked.AsOf, left.AsOf, draw),
                    KnownAt = Later(asked.KnownAt, left.KnownAt, draw),
                };
                if (
                    Step($"moved to {DossierPrinter.Print(asked)}", () => live.MoveTo(asked.AsOf, asked.KnownAt)) is
                    { } f
                )
                    return f;
            }
            dossier = dossier with { Entries = Sorted(dossier, dossier.Entries.Add(entry)) };
            if (Step($"with {DossierPrinter.Print(entry)}", () => live.Append(entry)) is { } fault)
                return fault;
        }
        return null;

        string? Step(string what, Func<ImmutableArray<AnswerUpdate>> step)
        {
            told.Clear();
            var updates = step();
            var after = Scratch(dossier, asked);
            var fault =
                Parting(after, Now(live, dossier))
                ?? (updates.SequenceEqual(told) ? null : "subscribers were told something else")
                ?? Untold(before, after, updates);
            before = after;
            return fault is null ? null : $"{what}as of {DossierPrinter.Print(asked)}: {fault}";
        }
    }

    static Instant Later(Instant now, Instant last, Random draw)
    {
        var later = now + Duration.FromHours(draw.Next(0, 24 * 9));
        return later < last ? later
            : last < now ? now
            : last;
    }

    static Entry Further(Dossier dossier, Random draw) =>
        draw.Next(2) == 0 && !dossier.Entries.IsEmpty
            ? InvariantCase.WithdrawalOf(
                dossier.Entries[draw.Next(dossier.Entries.Length)],
                $"x{draw.Next(1_000_000)}",
                null
            )
            : InvariantCase.FurtherEntry(dossier, draw);

    static ImmutableArray<Entry> Sorted(Dossier dossier, IEnumerable<Entry> entries) =>
        [.. DossierGenerator.Sorted(entries, dossier.Zone)];

    /// <summary>The answers by commitment (or power) and instance.</summary>
    static List<Answer> Scratch(Dossier dossier, Question question)
    {
        var assessor = new Assessor(dossier);
        var assessment = assessor.Assess(question);
        return
        [
            .. AnswerText.Each(assessor, question),
            .. assessment.Powers.SelectMany(p => assessor.Instances(question, p.Commitment.Name).Prepend(p)),
        ];
    }

    static List<Answer> Now(LiveAssessment live, Dossier dossier) =>
        [
            .. live
                .Current.Answers.Concat(live.Current.Powers)
                .SelectMany(a => live.Instances(a.Commitment.Name).Prepend(a)),
        ];

    static string? Parting(List<Answer> expected, List<Answer> got)
    {
        for (var i = 0; i < Math.Max(expected.Count, got.Count); i++)
            if (
                i >= expected.Count
                || i >= got.Count
                || AnswerText.Name(expected[i]) != AnswerText.Name(got[i])
                || !expected[i].SaysTheSameAs(got[i])
                || expected[i].List?.ToString() != got[i].List?.ToString()
            )
                return $"\n  {Text(expected.ElementAtOrDefault(i))}\n  {Text(got.ElementAtOrDefault(i))}";
        return null;
    }

    static string? Untold(List<Answer> before, List<Answer> after, ImmutableArray<AnswerUpdate> told)
    {
        var was = before.ToDictionary(AnswerText.Name);
        var isNow = after.ToDictionary(AnswerText.Name);
        var updates = told.ToDictionary(u => u.Instance is null ? u.Commitment : $"{u.Commitment} of {u.Instance}");
        foreach (var name in was.Keys.Union(isNow.Keys))
        {
            var (x, y) = (was.GetValueOrDefault(name), isNow.GetValueOrDefault(name));
            var differs = x is null || y is null || !x.SaysTheSameAs(y);
            if (differs != updates.ContainsKey(name))
                return $"{(differs ? "not told" : "told though the same")}: {Text(x)} -> {Text(y)}";
            if (!differs)
                continue;
            var update = updates[name];
            if (Text(update.Before) != Text(x) || Text(update.After) != Text(y))
                return $"told {Text(update.Before)} -> {Text(update.After)} for {Text(x)} -> {Text(y)}";
        }
        return null;
    }

    static string Text(Answer? answer) => answer is null ? "none" : AnswerText.Of(answer);
}
