using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>A list has two members with one identifier.</summary>
public sealed class DuplicateMember : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static DuplicateMember Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "duplicate-member";

    /// <inheritdoc/>
    public override string Title => "A member is listed twice";

    /// <inheritdoc/>
    public override string Explanation =>
        "Two persons with one identifier would be followed as one. The first is taken; what depends on "
        + "the list is not assessed.";

    /// <inheritdoc/>
    public override string Mend => "Give each member an identifier of its own, or delete the line that is there twice.";

    /// <inheritdoc/>
    public override string Example =>
        """
            roster first-group from "rosters/doubled.csv"

            """;

    /// <summary>Reports the second member with an identifier.</summary>
    public Diagnostic At(SourceText source, TextSpan span, string id, SourceText firstSource, TextSpan first) =>
        Make(source, span, $"The identifier `{id}` is listed already.") with
        {
            Related = [new RelatedPlace(firstSource, first, "first listed here")],
        };
}
