using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Nobody is named who speaks.</summary>
public sealed class MissingSpeaker : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MissingSpeaker Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "missing-speaker";

    /// <inheritdoc/>
    public override string Title => "Nobody is named who speaks";

    /// <inheritdoc/>
    public override string Explanation =>
        "Nothing is a fact by itself in the record: each entry is somebody's statement.";

    /// <inheritdoc/>
    public override string Mend =>
        "Write who said it after the date, by name or, if they have none, in quotation marks: " + "`\"observers\"`.";

    /// <inheritdoc/>
    public override string Example => "2020-03-10 reports talks-open\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, "It is not said who speaks in this entry.");
}
