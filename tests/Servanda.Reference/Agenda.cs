using System.Collections.Immutable;
using NodaTime;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>The agenda (3.19), at every moment from the beginning.</summary>
/// <param name="dossier">The dossier.</param>
/// <param name="record">The entries that count.</param>
/// <param name="scene">The grid and its days.</param>
/// <param name="headline">The headline of a commitment or an instrument at a moment of the grid.</param>
/// <param name="joined">When a side surely joined an instrument; null if it has not.</param>
/// <param name="compile">A condition, belief in which profits nobody.</param>
internal sealed class Agenda(
    Dossier dossier,
    Record record,
    Scene scene,
    Func<string, int, Status> headline,
    Func<string, string, long?> joined,
    Func<Condition, Node> compile
)
{
    /// <summary>Where an issue stands at the moment asked for, and since when.</summary>
    public (IssueStatus Status, LocalDate? Since) Of(Issue issue)
    {
        var required = issue.Requires is null ? null : compile(issue.Requires);
        var last = scene.Grid[scene.Grid.Count - 1];
        var moments = new SortedSet<long>(record.Entries.Select(TimeOf).Where(t => t <= last));
        for (var i = 0; i < scene.Grid.Count; i++)
            moments.Add(scene.Grid[i]);
        var statuses = moments.Select(t => (At: t, Status: StatusAt(issue, required, t))).ToList();
        var run = statuses.FindLastIndex(s => s.Status != statuses[^1].Status) + 1;
        return (statuses[^1].Status, run == 0 ? null : scene.Calendar.DayOf(statuses[run].At));
    }

    IssueStatus StatusAt(Issue issue, Node? required, long t)
    {
        var i = scene.Grid.IndexAt(t);
        var standing = PromisedOn(issue).Where(c => AreBound(issue, c.Instrument!, t) && Stands(c, i)).ToList();
        if (
            required is not null
                ? required.Is(Value.Established, i)
                : standing.Count > 0 && standing.All(c => Done(c, i))
        )
            return IssueStatus.Settled;
        if (standing.Count > 0)
            return IssueStatus.Agreed;
        var words = record.Entries.Where(e => IsWordOn(e, issue.Name) && TimeOf(e) <= t).ToList();
        var all = issue.Parties.SelectMany(p => LastOf(p, words)).ToList();
        if (
            issue.Parties.Distinct(StringComparer.Ordinal).Count() >= 2
            && issue.Parties.All(p =>
                LastOf(p, words) is { Count: > 0 } own
                && own.All(w => IsFor(w))
                && all.All(other => own.Any(w => Matter(w) == Matter(other)))
            )
        )
            return IssueStatus.Agreed;
        var sides = words.SelectMany(w => record.SidesOf(w)).Distinct(StringComparer.Ordinal);
        return sides.Any(side => LastOf(side, words).Any(w => w.Verb == Verb.Offers && IsOnTheTable(w, issue, words)))
            ? IssueStatus.Offered
            : IssueStatus.Open;
    }

    bool IsOnTheTable(Entry offer, Issue issue, List<Entry> words)
    {
        var others = issue.Parties.Except(record.SidesOf(offer), StringComparer.Ordinal).ToList();
        bool Accepts(string party) => LastOf(party, words).Any(w => IsFor(w) && Matter(w) == Matter(offer));
        bool Rejects(string party) => LastOf(party, words).Any(w => !IsFor(w) && Matter(w) == Matter(offer));
        bool SpokeLater(string party) => LastOf(party, words).Any(w => Order(w).CompareTo(Order(offer)) > 0);
        return others.Any(p => !Accepts(p)) && !others.Any(p => Rejects(p) || (SpokeLater(p) && !Accepts(p)));
    }

    // Words.

    long TimeOf(Entry entry) =>
        Math.Min(scene.Calendar.Bounds(entry.Said).B, scene.Calendar.Bounds(entry.Occurred ?? entry.Said).B);

    (long, long) Order(Entry entry) => (TimeOf(entry), scene.Calendar.Bounds(entry.Known ?? entry.Said).B);

    static bool IsFor(Entry word) => word.Verb != Verb.Rejects;

    bool IsWordOn(Entry entry, string issue) =>
        entry.Verb is Verb.Announces or Verb.Pledges or Verb.Offers or Verb.Accepts or Verb.Demands or Verb.Rejects
        && Chain(entry).Any(e => e.Issues.Contains(issue) || CommitmentOf(e)?.Topic == issue);

    /// <summary>The words of a side that stand: none of the same side is later.</summary>
    List<Entry> LastOf(string side, List<Entry> words)
    {
        var own = words.Where(w => record.SidesOf(w).Contains(side)).ToList();
        return [.. own.Where(w => own.All(other => Order(other).CompareTo(Order(w)) <= 0))];
    }

    Commitment? CommitmentOf(Entry entry) =>
        entry.Content is null && entry.Object is { } name ? dossier.Commitments.GetValueOrDefault(name) : null;

    /// <summary>An entry, the entry that it is about, the entry that this is about, and so on, up to where a circle closes.</summary>
    List<Entry> Chain(Entry entry)
    {
        var chain = new List<Entry> { entry };
        while (
            chain[^1] is { Content: null, Object: { } name } at
            && !dossier.Commitments.ContainsKey(name)
            && record.Entries.FirstOrDefault(e => e.Id == name) is { } next
            && TimeOf(next) <= TimeOf(at)
            && !chain.Contains(next)
        )
            chain.Add(next);
        return chain;
    }

    string Matter(Entry word)
    {
        var end = Chain(word)[^1];
        return end.Content is { } content ? DossierPrinter.Print(content) : end.Object ?? "";
    }

    // Promises.

    IEnumerable<Commitment> PromisedOn(Issue issue) =>
        dossier.Commitments.Values.Where(c =>
            c.Topic == issue.Name && c.VariantOf is null && c.Instrument is not null && issue.Parties.Length >= 2
        );

    /// <summary>Whether each party made the instrument, or had joined it.</summary>
    bool AreBound(Issue issue, string instrument, long t) =>
        issue.Parties.All(p =>
            dossier.Instruments[instrument].Makers.Contains(p) || joined(instrument, p) is { } at && at <= t
        );

    bool Stands(Commitment commitment, int i)
    {
        if (Done(commitment, i))
            return true;
        var text = headline(commitment.Instrument!, i);
        var isInForce = commitment.Survives ? text != Status.NotInForce : text is Status.Kept or Status.Suspended;
        return isInForce
            && (commitment.Duty is null || headline(commitment.Name, i) is not (Status.Lapsed or Status.Superseded));
    }

    bool Done(Commitment commitment, int i) =>
        commitment.Duty is not null
        && Enumerable
            .Range(0, i + 1)
            .Any(j => headline(commitment.Name, j) is Status.Fulfilled or Status.FulfilledLate);
}
