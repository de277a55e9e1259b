using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>A word has no measure.</summary>
public sealed class VagueWords : CheckRule
{
    /// <summary>The rule.</summary>
    public static VagueWords Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "vague-words";

    /// <inheritdoc/>
    public override string Title => "A word without a measure";

    /// <inheritdoc/>
    public override string Explanation =>
        "Words such as \"promptly\" or \"substantial\" let both sides sign, and each be right later. They do no "
        + "harm where a date or a number stands beside them.";

    /// <inheritdoc/>
    public override string Mend => "Say how soon in days, how much as a number, or who decides.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            body Mission
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge "North promptly opens the bridge"
              North must achieve bridge-open

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            body Mission
            instrument accord made by North, South on 2026-01-01
            event bridge-open "the bridge is open to traffic"
            commitment open-bridge "North promptly opens the bridge"
              North must achieve bridge-open
              within 10 days

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var commitment in agreement.Commitments)
        {
            var isTimed = commitment.By is not null || commitment.Within is not null;
            if (commitment.Title is { } title && Vagueness.In(title, !isTimed, !IsCounted(commitment)) is { } inTitle)
                yield return Of(commitment, [], inTitle, title);
            foreach (var (word, condition) in Clauses.Of(commitment))
            foreach (var prose in Facts.All(condition).OfType<Prose>())
                if (Vagueness.In(prose.Text, !isTimed || word != "must", true) is { } inProse)
                    yield return Of(commitment, [word], inProse, prose.Text);
        }
        foreach (var name in Used(agreement))
            if (
                agreement.Dossier.Facts.GetValueOrDefault(name) is { Kind: FactKind.Event or FactKind.State } fact
                && fact is { Meaning: null, Title: { } title }
                && Vagueness.In(title, isOfTime: true, isOfDegree: true) is { } found
            )
                yield return Found(
                    agreement.PlaceOf(fact.Location),
                    [name],
                    $"\"{found}\" has no measure, and whether `{name}` (\"{title}\") is so hangs on it."
                );

        Diagnostic Of(Commitment commitment, IReadOnlyList<string> words, string found, string text) =>
            Found(
                agreement.PlaceOf(commitment, words),
                [commitment.Name],
                $"\"{found}\" has no measure, and `{commitment.Name}` hangs on it: \"{text}\"."
            );
    }

    static bool IsCounted(Commitment commitment) =>
        Facts.All(commitment.Goal!).Any(c => c is Compare or CompareQuantities or More);

    static IEnumerable<string> Used(CheckedAgreement agreement) =>
        agreement
            .Commitments.SelectMany(Clauses.Of)
            .SelectMany(c => Facts.In(c.Condition, agreement.Dossier))
            .Select(f => f.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}
