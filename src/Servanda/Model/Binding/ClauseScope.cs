using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>
/// What the clauses of one statement share while they are bound: its file, the variable of its <c>for each</c>, and
/// whether anything in it could not be bound, so that no status must be shown for it.
/// </summary>
internal sealed class ClauseScope(StatementSyntax statement)
{
    /// <summary>The reason that stands for any error.</summary>
    public const string SeeDiagnostics = "see the diagnostics";

    /// <summary>The statement.</summary>
    public StatementSyntax Statement { get; } = statement;

    /// <summary>The file.</summary>
    public SourceText Source => Statement.Source;

    /// <summary>Whether the statement is an entry: what it says is recorded, not computed.</summary>
    public bool IsEntry => Statement is EntrySyntax;

    /// <summary>The variable of a <c>for each</c>, or null.</summary>
    public string? Variable { get; set; }

    /// <summary>The variable that stands for a period or an occurrence, or null.</summary>
    public string? MomentVariable { get; set; }

    /// <summary>Whether that stands for a period.</summary>
    public bool IsPeriod { get; set; }

    /// <summary>The roster over which the variable ranges.</summary>
    public Symbol? Domain { get; set; }

    /// <summary>
    /// Where <c>n more</c> may stand beside the entries: in what is to be achieved, alone or as a part of an <c>and</c>.
    /// </summary>
    public HashSet<TextSpan> Increments => field ??= [];

    /// <summary>The calendar by which its working days are counted, where they name none; null: none.</summary>
    public string? Calendar { get; set; }

    /// <summary>Why the statement cannot be assessed, as the end of "not assessed: …"; null where all is well.</summary>
    public string? Doubt { get; private set; }

    /// <summary>The commitments to which the statement refers, with the places.</summary>
    public List<(string Commitment, TextSpan Span)> References => field ??= [];

    /// <summary>Notes an error: it has a diagnostic.</summary>
    public void Fault() => Doubt = SeeDiagnostics;

    /// <summary>Notes a reason for doubt; an error noted already stays.</summary>
    public void DoubtBecause(string reason) => Doubt ??= reason;
}
