using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Exchange.Wording;

/// <summary>What one can do by saying something, and the verbs of the record with which it is done.</summary>
/// <param name="Name">Such as: says how it is.</param>
/// <param name="Verbs">The verbs, in the order of the language.</param>
public sealed record SpeechAct(string Name, ImmutableArray<Verb> Verbs)
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<SpeechAct> All { get; } =
    [
        new("says how it is", [Verb.Reports, Verb.Confirms, Verb.Denies, Verb.CannotConfirm]),
        new("finds", [Verb.Finds]),
        new("commits itself", [Verb.Announces, Verb.Pledges, Verb.Offers, Verb.Accepts]),
        new("wants", [Verb.Demands, Verb.Rejects]),
        new(
            "declares",
            [
                Verb.Signs,
                Verb.Amends,
                Verb.Suspends,
                Verb.Resumes,
                Verb.Postpones,
                Verb.Extends,
                Verb.Waives,
                Verb.Terminates,
                Verb.Leaves,
                Verb.Joins,
                Verb.Objects,
                Verb.SnapsBack,
            ]
        ),
        new("takes back", [Verb.Withdraws]),
    ];

    /// <summary>The one to which a verb belongs.</summary>
    public static SpeechAct Of(Verb verb) => All.First(a => a.Verbs.Contains(verb));
}
