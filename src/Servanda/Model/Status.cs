namespace Servanda.Model;

/// <summary>
/// The performance of a commitment at a moment (design 3.12), in the order in which it is decided where several fit.
/// </summary>
public enum Status
{
    /// <summary>A later version of the commitment has taken its place.</summary>
    Superseded,

    /// <summary>Its trigger, its instrument's condition or its <c>from</c> has not come.</summary>
    NotInForce,

    /// <summary>The goal was reached by the deadline, or the term of a standing duty ended without breach.</summary>
    Fulfilled,

    /// <summary>The goal was reached after the deadline.</summary>
    FulfilledLate,

    /// <summary>A standing duty was broken and the return to compliance is not established.</summary>
    Breached,

    /// <summary>The deadline passed while the commitment was owed and the goal is not reached.</summary>
    Overdue,

    /// <summary>A standing duty was broken and the return to compliance is established.</summary>
    Cured,

    /// <summary>Its excuse holds, or its creditors waived it.</summary>
    Excused,

    /// <summary>Its term ended before performance.</summary>
    Lapsed,

    /// <summary>Postponed without a new date, or suspended, and not resumed.</summary>
    Suspended,

    /// <summary>In force, but what it is provided on does not hold.</summary>
    Waiting,

    /// <summary>Owed and not yet due.</summary>
    Pending,

    /// <summary>A standing duty is observed so far.</summary>
    Kept,

    /// <summary>A power is in force and may be used.</summary>
    Available,

    /// <summary>A holder of a power has used it.</summary>
    Exercised,
}

/// <summary>The evidential state of an answer (design 3.12), beside its <see cref="Status"/>.</summary>
public enum Evidence
{
    /// <summary>Only one status is possible and somebody's statement bears on it.</summary>
    Established,

    /// <summary>Some statement is affirmed, but by too little for the standard asked.</summary>
    Claimed,

    /// <summary>Some statement is both said and denied.</summary>
    Contested,

    /// <summary>Someone entitled, or an observer, said last that it cannot be confirmed.</summary>
    Unconfirmed,

    /// <summary>A date or a count straddles the line.</summary>
    Imprecise,

    /// <summary>Nobody has said anything about the goal.</summary>
    Unreported,
}

/// <summary>A standard of proof (design 3.7), from the weakest to the strongest; its number is the support it asks for.</summary>
public enum Standard
{
    /// <summary>Somebody affirms it, and no more support stands against it.</summary>
    Claimed = 1,

    /// <summary>Affirmed, and nobody entitled denies it. The default.</summary>
    Uncontested = 2,

    /// <summary>Two independent speakers whom it does not profit, or an admission against interest.</summary>
    Corroborated = 3,

    /// <summary>Affirmed or found by the named verifier.</summary>
    Verified = 4,
}

/// <summary>The words of the language for statuses, kinds of evidence and standards: the same in text, JSON and pages.</summary>
public static class Words
{
    /// <summary>The word for a status, such as <c>not-in-force</c>.</summary>
    public static string Of(Status status) =>
        status switch
        {
            Status.Superseded => "superseded",
            Status.NotInForce => "not-in-force",
            Status.Fulfilled => "fulfilled",
            Status.FulfilledLate => "fulfilled-late",
            Status.Breached => "breached",
            Status.Overdue => "overdue",
            Status.Cured => "cured",
            Status.Excused => "excused",
            Status.Lapsed => "lapsed",
            Status.Suspended => "suspended",
            Status.Waiting => "waiting",
            Status.Pending => "pending",
            Status.Kept => "kept",
            Status.Available => "available",
            Status.Exercised => "exercised",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };

    /// <summary>The word for a kind of evidence, such as <c>contested</c>.</summary>
    public static string Of(Evidence evidence) => evidence.ToString().ToLowerInvariant();

    /// <summary>The word for a standard of proof, such as <c>uncontested</c>.</summary>
    public static string Of(Standard standard) => standard.ToString().ToLowerInvariant();

    /// <summary>The word for a kind of duty: achieve, keep, avoid or seek.</summary>
    public static string Of(DutyKind duty) => duty.ToString().ToLowerInvariant();

    /// <summary>The verb of an entry as the third person singular writes it, such as <c>cannot confirm</c>.</summary>
    public static string Of(Verb verb) =>
        verb switch
        {
            Verb.CannotConfirm => "cannot confirm",
            Verb.Denies => "denies",
            Verb.Objects => "objects to",
            Verb.SnapsBack => "snaps back",
            _ => verb.ToString().ToLowerInvariant(),
        };

    /// <summary>The verb of a power as it stands after <c>may</c>, such as <c>terminate</c>.</summary>
    public static string Infinitive(Verb verb) =>
        verb switch
        {
            Verb.CannotConfirm => "cannot-confirm",
            Verb.Denies => "deny",
            Verb.Objects => "object to",
            Verb.SnapsBack => "snap back",
            _ => Of(verb)[..^1],
        };

    /// <summary>The words for how a quantity compares, such as <c>at least</c>.</summary>
    public static string Of(Comparison comparison) => ModelText.Of(comparison);

    /// <summary>The word for where an instrument stands, such as <c>in-force</c>.</summary>
    public static string Of(InstrumentStatus status) =>
        status == InstrumentStatus.InForce ? "in-force" : status.ToString().ToLowerInvariant();

    /// <summary>The word for where an issue stands, such as <c>open</c>.</summary>
    public static string Of(IssueStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>The standing of an issue that a word of the language names, or null.</summary>
    public static IssueStatus? IssueStatusOf(string word) => Find<IssueStatus>(word, Of);

    /// <summary>The statuses that a power can have, or a commitment.</summary>
    internal static IEnumerable<Status> StatusesOf(bool isPower) =>
        isPower
            ? [Status.Superseded, Status.NotInForce, Status.Lapsed, Status.Waiting, Status.Available, Status.Exercised]
            : Enum.GetValues<Status>().Except([Status.Available, Status.Exercised]);

    /// <summary>The status that a word of the language names, or null.</summary>
    public static Status? StatusOf(string word) => Find<Status>(word, Of);

    /// <summary>The kind of evidence that a word names, or null.</summary>
    public static Evidence? EvidenceOf(string word) => Find<Evidence>(word, Of);

    /// <summary>The standard of proof that a word names, or null.</summary>
    public static Standard? StandardOf(string word) => Find<Standard>(word, Of);

    static T? Find<T>(string word, Func<T, string> print)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (print(value) == word)
                return value;
        return null;
    }
}
