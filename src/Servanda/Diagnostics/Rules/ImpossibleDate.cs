using Servanda.Edtf;
using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A date that no calendar has.</summary>
public sealed class ImpossibleDate : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static ImpossibleDate Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "impossible-date";

    /// <inheritdoc/>
    public override string Title => "The date does not exist";

    /// <inheritdoc/>
    public override string Explanation =>
        "A date is written in the Extended Date/Time Format (ISO 8601-2). A clause with a date that does "
        + "not exist is not assessed; an entry with one is kept, dated by as much of it as exists.";

    /// <inheritdoc/>
    public override string Mend =>
        "Write a date that exists, or a wider one: a month (2020-02), a year (2020), a span "
        + "(2020-02-28/2020-03-01).";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            commitment open-talks
              Taliban must achieve talks-open
              by 2020-02-30

            """;

    /// <summary>Reports a date and what is wrong with it.</summary>
    /// <param name="source">The file.</param>
    /// <param name="span">The whole date.</param>
    /// <param name="error">What is wrong, and where in the date.</param>
    public Diagnostic At(SourceText source, TextSpan span, EdtfError error)
    {
        var start = Math.Clamp(error.Offset, 0, span.Length);
        var length = Math.Clamp(error.Length, 0, span.Length - start);
        var place = length == 0 ? span : new TextSpan(span.Start + start, length);
        return Make(source, place, $"`{source.TextOf(span)}` is not a date: {error.Message}.");
    }
}
