using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>A promise waits for something that nobody has to bring about.</summary>
public sealed class TriggerNobodyOwes : CheckRule
{
    /// <summary>The rule.</summary>
    public static TriggerNobodyOwes Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "trigger-nobody-owes";

    /// <inheritdoc/>
    public override string Title => "Nobody is charged with the trigger";

    /// <inheritdoc/>
    public override string Explanation =>
        "A promise that begins upon something which nobody promised may never begin, and nobody can be blamed "
        + "for it. What somebody must avoid, and what happens again and again, is a contingency and not meant "
        + "here.";

    /// <inheritdoc/>
    public override string Mend =>
        "Let somebody promise to bring it about, by a date; or say what happens if it has not come by then.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event elections-held "elections are held"
            event border-open "the border is open"
            commitment open-border
              North must achieve border-open
              upon elections-held
              within 30 days

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event elections-held "elections are held"
            event border-open "the border is open"
            commitment hold-elections
              South must achieve elections-held
              by 2026-06-01
            commitment open-border
              North must achieve border-open
              upon elections-held
              within 30 days

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        var dossier = agreement.Dossier;
        var avoided = agreement
            .Commitments.Where(c => c.Duty == DutyKind.Avoid)
            .SelectMany(c => Facts.In(c.Goal!, dossier))
            .Select(f => f.Name)
            .ToHashSet(StringComparer.Ordinal);
        var waiting = new SortedDictionary<string, List<(string Name, Location? Place)>>(StringComparer.Ordinal);
        foreach (var commitment in agreement.Commitments)
        foreach (var (word, condition) in Clauses.Of(commitment))
            if (word is "upon" or "from")
                Note(commitment.Name, agreement.PlaceOf(commitment, word), condition);
        foreach (var instrument in dossier.Instruments.Values)
            if (instrument.Upon is { } upon)
                Note(instrument.Name, agreement.PlaceOf(instrument.Location, "upon"), upon);
        foreach (var (fact, all) in waiting)
            yield return Found(
                all[0].Place,
                [.. all.Select(w => w.Name).Distinct()],
                $"Nobody is charged to bring about `{fact}`, and {Clauses.Names([.. all.Select(w => w.Name).Distinct()])} {(all.DistinctBy(w => w.Name).Count() == 1 ? "waits" : "wait")} for it."
            ) with
            {
                Related =
                [
                    .. all.Skip(1)
                        .Select(w => w.Place)
                        .OfType<Location>()
                        .Select(p => new RelatedPlace(p.Source, p.Span, "waits for it too")),
                ],
            };

        void Note(string name, Location? place, Condition condition)
        {
            foreach (var asked in Facts.In(condition, dossier).Where(f => f.IsSo).Select(f => f.Name).Distinct())
                if (
                    agreement.Bringing(asked).IsEmpty
                    && !avoided.Contains(asked)
                    && dossier.Facts.GetValueOrDefault(asked) is { Repeatable: false, Reckoned: null, Meaning: null }
                )
                    (waiting.TryGetValue(asked, out var known) ? known : waiting[asked] = []).Add((name, place));
        }
    }
}
