using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>A clause has no formal reading.</summary>
public sealed class NotFormalised : CheckRule
{
    /// <summary>The rule.</summary>
    public static NotFormalised Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "not-formalised";

    /// <inheritdoc/>
    public override string Title => "A clause has no formal reading";

    /// <inheritdoc/>
    public override string Explanation =>
        "What has no formal reading has no status: it is neither kept nor broken, and no check looks at it. "
        + "`servanda coverage` lists all clauses.";

    /// <inheritdoc/>
    public override string Mend => "Give it a reading, or say why it has none.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            commitment preamble cites "Preamble" not formalised "a recital"

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            state truce "the truce holds"
            commitment keep-truce cites "Preamble"
              North, South must keep truce

            """;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Note;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement) =>
        agreement
            .Dossier.Commitments.Values.Where(agreement.IsSaidToBeWithoutReading)
            .Select(c =>
                Found(agreement.PlaceOf(c), [c.Name], $"`{c.Name}` has no formal reading: {c.NotFormalised}.")
            );
}
