using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>What the words mean.</summary>
public sealed record HelpView(Look Look)
{
    /// <summary>The statuses, in the order in which one precedes another (semantics 3.12).</summary>
    public static IReadOnlyList<(Status Status, string Meaning)> Statuses { get; } =
    [
        (Status.Superseded, "A later version of it has taken its place."),
        (
            Status.NotInForce,
            "Its trigger, the condition of its instrument, or its beginning has not come: nothing is owed yet."
        ),
        (
            Status.Fulfilled,
            "What was promised came about in time; or the term of a standing duty ended without a breach."
        ),
        (Status.FulfilledLate, "What was promised came about, after the deadline."),
        (Status.Breached, "A standing duty was broken, and the return to compliance is not established."),
        (Status.Overdue, "The deadline passed while it was owed, and what was promised has not come about."),
        (Status.Cured, "A standing duty was broken, and the return to compliance is established."),
        (Status.Excused, "Its excuse holds, or those to whom it is owed gave it up."),
        (Status.Lapsed, "Its term ended before it was performed."),
        (Status.Suspended, "Postponed without a new date, or suspended, and not resumed."),
        (Status.Waiting, "In force, but what it is provided on does not hold: it need not be performed yet."),
        (Status.Pending, "Owed, and not yet due."),
        (Status.Kept, "A standing duty that is observed so far. Silence is no breach."),
        (Status.Available, "A power that is in force and may be used."),
        (Status.Exercised, "A power that somebody who has it has used."),
    ];

    /// <summary>The kinds of evidence.</summary>
    public static IReadOnlyList<(Evidence Evidence, string Meaning)> Kinds { get; } =
    [
        (Evidence.Established, "Only this status is possible, and somebody’s statement bears on it."),
        (Evidence.Claimed, "Somebody says something, but with too little support for the standard that is asked."),
        (Evidence.Contested, "Something is both said and denied."),
        (Evidence.Unconfirmed, "Someone entitled to say so, or an observer, said last that it cannot be confirmed."),
        (Evidence.Imprecise, "A date or a count lies on both sides of the line."),
        (Evidence.Unreported, "Nobody has said anything about it."),
    ];

    /// <summary>Where an issue of the agenda can stand.</summary>
    public static IReadOnlyList<(IssueStatus Status, string Meaning)> Issues { get; } =
    [
        (IssueStatus.Open, "Nothing is agreed: the parties are apart, or have not spoken."),
        (IssueStatus.Offered, "An offer is on the table that not all have answered, and none has turned down."),
        (IssueStatus.Agreed, "All parties stand for the same, or a text that all of them made says it."),
        (IssueStatus.Settled, "What success requires was reached, or what was agreed was performed."),
    ];

    /// <summary>The standards of proof, from the laxest.</summary>
    public static IReadOnlyList<(Standard Standard, string Meaning)> Standards { get; } =
    [
        (Standard.Claimed, "Somebody says so, and nothing weightier stands against it."),
        (Standard.Uncontested, "Somebody says so, and nobody entitled denies it. This is the usual standard."),
        (
            Standard.Corroborated,
            "Two who are independent, and whom it does not profit, say so; or somebody says so against their own interest."
        ),
        (Standard.Verified, "The verifier that the agreement names says so."),
    ];
}
