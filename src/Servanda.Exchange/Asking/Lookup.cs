using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Exchange.Asking;

/// <summary>What a dossier has under a name that was typed, and what to say of a name it does not have.</summary>
public static class Lookup
{
    /// <summary>The commitment of that name, or the power as a commitment of no duty.</summary>
    public static Commitment FindAny(Dossier dossier, string name) =>
        dossier.Powers.TryGetValue(name, out var power)
            ? new Commitment
            {
                Name = name,
                Duty = DutyKind.May,
                Location = power.Location,
            }
            : Find(dossier, name);

    /// <summary>The commitment of that name.</summary>
    public static Commitment Find(Dossier dossier, string name) =>
        dossier.Commitments.GetValueOrDefault(name) ?? throw NoSuch("commitment", name, dossier.Commitments.Keys);

    /// <summary>The issue of that name.</summary>
    public static Issue FindIssue(Dossier dossier, string name) =>
        dossier.Issues.GetValueOrDefault(name) ?? throw NoSuch("issue", name, dossier.Issues.Keys);

    /// <summary>The entry of that identifier.</summary>
    public static Entry FindEntry(Dossier dossier, string id) =>
        dossier.Entries.FirstOrDefault(e => e.Id == id)
        ?? throw new NoSuchName(
            $"There is no entry '{id}' in the record.{Spelling.DidYouMean(id, dossier.Entries.Select(e => e.Id))}"
        );

    /// <summary>
    /// The instance that the words name: the identifier of the member of the commitment's roster, by identifier or name; or
    /// the period or occurrence, by its name. Null for no words.
    /// </summary>
    public static string? FindMember(Asked asked, Commitment commitment, string[]? words)
    {
        var wanted = words switch
        {
            null or [] => null,
            [var one] => one,
            ["of", var one] => one,
            _ => throw new UsageError($"'{string.Join(' ', words)}' is more than one member. Ask for one."),
        };
        if (wanted is null)
            return null;
        if (commitment.Recurrence is not null)
        {
            var names = asked
                .Assessor.Instances(asked.Question, commitment.Name)
                .Select(a => a.Member)
                .OfType<string>()
                .ToList();
            return names.Contains(wanted)
                ? wanted
                : throw new NoSuchName(
                    $"'{commitment.Name}' has no instance '{wanted}' by then: it has {(names is [var first, .., var last] ? $"{first} to {last}" : names is [var only] ? only : "none")}."
                );
        }
        if (commitment.ForEach is not { } forEach)
            throw new UsageError(
                $"'{commitment.Name}' has no members: it is one commitment, not one for each of a roster."
            );
        var members = Members(asked.Dossier, commitment);
        if (members.Any(m => m.Id == wanted))
            return wanted;
        return members.Where(m => m.Name == wanted).Select(m => m.Id).ToList() switch
        {
            [var only] => only,
            [] => throw new NoSuchName(
                $"The roster '{forEach.Roster}' has no member '{wanted}'.{Spelling.DidYouMean(wanted, members.SelectMany(m => m.Name is { } name ? new[] { m.Id, name } : [m.Id]))}"
            ),
            var several => throw new UsageError(
                $"The roster '{forEach.Roster}' has several members named '{wanted}': {string.Join(", ", several)}."
            ),
        };
    }

    /// <summary>The members for each of whom a commitment stands.</summary>
    public static ImmutableArray<RosterMember> Members(Dossier dossier, Commitment commitment) =>
        commitment.ForEach is { } each && dossier.Rosters.TryGetValue(each.Roster, out var roster)
            ? roster.Members
            : [];

    static NoSuchName NoSuch(string kind, string name, IEnumerable<string> names) =>
        new($"There is no {kind} '{name}' here.{Spelling.DidYouMean(name, names)}");
}
