using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>A number counts nothing in particular.</summary>
public sealed class NoUnit : CheckRule
{
    /// <summary>The rule.</summary>
    public static NoUnit Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "no-unit";

    /// <inheritdoc/>
    public override string Title => "A count has no unit";

    /// <inheritdoc/>
    public override string Explanation =>
        "A number without a unit leaves open what is counted: persons or families, weapons or tonnes. So "
        + "reports will differ and both be right.";

    /// <inheritdoc/>
    public override string Mend => "Say in what it is counted: `tally freed in persons`.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            tally weapons-handed-in "weapons handed in"
            commitment disarm
              North must achieve weapons-handed-in at least 500
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            tally weapons-handed-in "weapons handed in" in rifles
            commitment disarm
              North must achieve weapons-handed-in at least 500
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Note;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement) =>
        Clauses
            .CountsIn(agreement)
            .Where(f => f is { Unit: null, Reckoned: null })
            .Select(f =>
                Found(
                    agreement.PlaceOf(f.Location),
                    [f.Name],
                    $"`{f.Name}` has no unit: the number of it that is promised can be counted in several ways."
                )
            );
}
