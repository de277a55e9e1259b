using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>Nothing that happens can show whether a clause holds.</summary>
public sealed class NothingToObserve : CheckRule
{
    /// <summary>The rule.</summary>
    public static NothingToObserve Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "nothing-to-observe";

    /// <inheritdoc/>
    public override string Title => "Nobody could observe it";

    /// <inheritdoc/>
    public override string Explanation =>
        "Prose is decided by findings alone (3.8). Where nobody is named whose finding counts, the clause is "
        + "whatever each side says it is.";

    /// <inheritdoc/>
    public override string Mend =>
        "Name an event, a state or a count that somebody could see and report, or a verifier whose finding "
        + "decides.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            commitment good-will
              North must keep "a spirit of brotherhood"

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            body Mission
            instrument accord made by North, South on 2026-01-01
            commitment good-will
              North must keep "a spirit of brotherhood"
              verified by Mission

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var commitment in agreement.Commitments.Where(c => c.Verifiers.IsEmpty))
        foreach (var (word, condition) in Clauses.Of(commitment))
            if (Facts.All(condition).OfType<Prose>().FirstOrDefault() is { } prose)
                yield return Found(
                    agreement.PlaceOf(commitment, word),
                    [commitment.Name],
                    $"Only a finding can tell whether \"{prose.Text}\" is so, and nobody is named in `{commitment.Name}` whose finding counts."
                );
    }
}
