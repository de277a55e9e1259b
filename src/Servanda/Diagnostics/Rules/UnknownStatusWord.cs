using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A word that is no status.</summary>
public sealed class UnknownStatusWord : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static UnknownStatusWord Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "unknown-status-word";

    /// <inheritdoc/>
    public override string Title => "The word is not a status";

    /// <inheritdoc/>
    public override string Explanation =>
        "A commitment can be superseded, not-in-force, fulfilled, fulfilled-late, breached, overdue, "
        + "cured, excused, lapsed, suspended, waiting, pending or kept; it can also be due. An "
        + "issue can be open, offered, agreed or settled. Evidence can be "
        + "established, claimed, contested, unconfirmed, imprecise or unreported.";

    /// <inheritdoc/>
    public override string Mend => "Use one of the words of the language.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            commitment open-talks
              Taliban must achieve talks-open
              by 2020-03-10
            expect as of 2020-03-15
              open-talks is late

            """;

    /// <summary>Reports a word that is no status, with the nearest that is.</summary>
    /// <param name="source">The file.</param>
    /// <param name="span">The word.</param>
    /// <param name="word">The word.</param>
    /// <param name="asked">What is asked for there: <c>status of a commitment</c>.</param>
    /// <param name="near">The nearest word that is one, or null.</param>
    public Diagnostic At(SourceText source, TextSpan span, string word, string asked, string? near) =>
        Make(source, span, $"`{word}` is no {asked}.", near is null ? null : $"Did you mean `{near}`?", near);
}
