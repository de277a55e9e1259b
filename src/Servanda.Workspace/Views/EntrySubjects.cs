using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>What entries and commitments are about, by names.</summary>
public static class EntrySubjects
{
    /// <summary>The facts, commitments, instruments, entries and issues that an entry names.</summary>
    public static IEnumerable<string> Of(Entry entry) =>
        (entry.Content is { } content ? Of(content) : []).Concat(entry.Issues).Concat(entry.Object is { } o ? [o] : []);

    /// <summary>The names by which an entry can be about something: its own, and of a commitment the facts of its goal.</summary>
    public static IReadOnlySet<string> Sought(string name, Dossier dossier) =>
        new HashSet<string>(
            dossier.Commitments.TryGetValue(name, out var commitment) && commitment.Goal is { } goal
                ? Of(goal).Append(name)
                : [name],
            StringComparer.Ordinal
        );

    /// <summary>The names in a condition.</summary>
    public static IEnumerable<string> Of(Condition condition) =>
        condition switch
        {
            AllOf all => all.Parts.SelectMany(Of),
            AnyOf any => any.Parts.SelectMany(Of),
            Not not => Of(not.Part),
            Lasting lasting => Of(lasting.Part),
            Before before => Of(before.First).Concat(Of(before.Then)),
            Holds holds => [holds.Fact.Fact],
            Compare compare => [compare.Fact.Fact],
            More more => [more.Fact.Fact],
            OfRoster of => [of.Fact],
            StatusIs status => [status.Commitment],
            IsMade made => [made.Instrument],
            InstrumentIs instrument => [instrument.Instrument],
            _ => [],
        };
}
