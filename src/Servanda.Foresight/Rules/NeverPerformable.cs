using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Text;

namespace Servanda.Foresight.Rules;

/// <summary>A commitment that can never be performed, though nobody breaks anything.</summary>
public sealed class NeverPerformable : AgreementRule
{
    /// <summary>The rule.</summary>
    public static NeverPerformable Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "never-performable";

    /// <inheritdoc/>
    public override string Title => "A commitment that can never be performed";

    /// <inheritdoc/>
    public override string Explanation =>
        "In every course of events in which all promises are kept, it never comes into force or cannot be done while it is. "
        + "Nobody is in breach of it, and nobody ever gets what it promises.";

    /// <inheritdoc/>
    public override string Mend => "Give it a beginning that can come, and time to be performed.";

    /// <inheritdoc/>
    public override string Example =>
        """
            instrument accord made by North, South on 2020-01-01
            party North
            party South
            event arms-handed-over
            event attack
            commitment no-attack
              North must avoid attack
            commitment hand-over
              South must achieve arms-handed-over
              upon attack

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            instrument accord made by North, South on 2020-01-01
            party North
            party South
            event arms-handed-over
            event attack
            commitment no-attack
              North must avoid attack
            commitment hand-over
              South must achieve arms-handed-over
              by 2020-06-01

            """;

    /// <summary>Reports a commitment.</summary>
    public Diagnostic At(SourceText? source, TextSpan span, string name, string because) =>
        Make(
            source,
            span,
            because.Length == 0
                ? $"{name} can never be performed, whatever the parties do."
                : $"{name} can never be performed while these clauses are kept: {because}."
        );
}
