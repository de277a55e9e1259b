using System.Collections.Immutable;
using System.CommandLine;
using Servanda.Cli.Commands;
using Servanda.Model;

namespace Servanda.Cli.Asking;

/// <summary>The arguments that name commitments, completed from the dossier, and what to say of a name it does not have.</summary>
internal static class CommitmentNames
{
    public static Argument<string> One(DossierArgument dossier)
    {
        var argument = new Argument<string>("COMMITMENT") { Description = "The commitment's name." };
        argument.CompletionSources.Add(dossier.CommitmentNames);
        return argument;
    }

    public static Argument<string[]> Any(DossierArgument dossier)
    {
        var argument = new Argument<string[]>("COMMITMENT")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Only these commitments.",
        };
        argument.CompletionSources.Add(dossier.CommitmentNames);
        return argument;
    }

    /// <summary>The member of a roster that is meant, written <c>fg-0001</c> or <c>of fg-0001</c>; often none.</summary>
    public static Argument<string[]> Member(DossierArgument dossier, Argument<string> commitment)
    {
        var argument = new Argument<string[]>("MEMBER")
        {
            Arity = new ArgumentArity(0, 2),
            Description = "The member of its roster, for a commitment for each of them; 'of' may stand before it.",
        };
        argument.CompletionSources.Add(context =>
            dossier.Members(context, context.ParseResult.GetValue(commitment) ?? "")
        );
        return argument;
    }

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
        dossier.Commitments.GetValueOrDefault(name)
        ?? throw new UsageError($"There is no commitment '{name}' here.{DidYouMean(name, dossier.Commitments.Keys)}");

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
                : throw new UsageError(
                    $"'{commitment.Name}' has no instance '{wanted}' by then: it has {names[0]} to {names[^1]}."
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
            [] => throw new UsageError(
                $"The roster '{forEach.Roster}' has no member '{wanted}'.{DidYouMean(wanted, members.SelectMany(m => m.Name is { } name ? new[] { m.Id, name } : [m.Id]))}"
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

    /// <summary>A sentence that offers the nearest names, or nothing.</summary>
    public static string DidYouMean(string word, IEnumerable<string> names)
    {
        var near = names
            .Select(name => (Name: name, Distance: Distance(word, name)))
            .Where(x => x.Distance <= Math.Max(1, word.Length / 3) || (word.Length >= 3 && Holds(x.Name, word)))
            .OrderBy(x => x.Distance)
            .ThenBy(x => x.Name, StringComparer.Ordinal)
            .Take(3)
            .Select(x => $"'{x.Name}'")
            .ToList();
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    static bool Holds(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Letters to change, add, drop or swap with a neighbour.</summary>
    static int Distance(string a, string b)
    {
        var (beforeLast, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last, row) = (last, row, beforeLast);
        }
        return last[b.Length];
    }
}
