using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Neither a number, nor a date, nor a name.</summary>
public sealed class MalformedNumberOrDate : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static MalformedNumberOrDate Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "malformed-number-or-date";

    /// <inheritdoc/>
    public override string Title => "Neither a number, nor a date, nor a name";

    /// <inheritdoc/>
    public override string Explanation =>
        "Dates are written year first (ISO 8601, EDTF), so that 03/04 can never be read in two ways. A "
        + "name has a letter in it.";

    /// <inheritdoc/>
    public override string Mend => "Write dates as 2020-03-10, 2020-03 or 2020, numbers as 5,000 or 5000.";

    /// <inheritdoc/>
    public override string Example => "2020-3-1 US reports talks-open\n";

    /// <summary>Reports it at a place.</summary>
    public Diagnostic At(SourceText source, TextSpan span) =>
        Make(source, span, $"{Quote(source, span)} is neither a number, nor a date, nor a name.");
}
