using Servanda.Text;

namespace Servanda.Diagnostics.Rules;

/// <summary>Two different entries have one identifier.</summary>
public sealed class DuplicateEntryId : DiagnosticRule
{
    /// <summary>The rule.</summary>
    public static DuplicateEntryId Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "duplicate-entry-id";

    /// <inheritdoc/>
    public override string Title => "Two entries have one identifier";

    /// <inheritdoc/>
    public override string Explanation =>
        "A withdrawal names an entry by its identifier; with two it cannot be told which is meant. Both "
        + "are kept: the first by date has the identifier, the other one that is longer.";

    /// <inheritdoc/>
    public override string Mend => "Give one of them another identifier.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party Taliban
            event talks-open
            2020-03-11 Taliban reports talks-open id dc-1
            2020-03-12 Taliban denies talks-open id dc-1

            """;

    /// <summary>Reports the entry that does not keep the identifier.</summary>
    public Diagnostic At(
        SourceText source,
        TextSpan span,
        string id,
        string given,
        SourceText firstSource,
        TextSpan first
    ) =>
        Make(source, span, $"The identifier `{id}` belongs to another entry; this one is kept as `{given}`.") with
        {
            Related = [new RelatedPlace(firstSource, first, "this entry has it")],
        };
}
