using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A name stands for another kind of thing than its place asks for.</summary>
public sealed class WrongKind : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static WrongKind Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "wrong-kind";

    /// <inheritdoc/>
    public override string Title => "A name is of the wrong kind";

    /// <inheritdoc/>
    public override string Explanation =>
        "Events happen and states obtain; levels and tallies compare with an amount; commitments have a "
        + "status; instruments are made. Each is spoken of in its own way.";

    /// <inheritdoc/>
    public override string Mend =>
        "Say it in the way that fits what the name stands for, or use the name that was meant.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            commitment open-talks
              Taliban must achieve talks-open at most 3
              by 2020-03-10

            """;

    /// <summary>Reports what is said of a name that cannot be said of it.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string message, string? mend = null) =>
        Make(source, span, message, mend);
}
