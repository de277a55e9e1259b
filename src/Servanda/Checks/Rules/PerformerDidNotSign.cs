using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>What is promised has to be done by somebody who promised nothing.</summary>
public sealed class PerformerDidNotSign : CheckRule
{
    /// <summary>The rule.</summary>
    public static PerformerDidNotSign Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "performer-did-not-sign";

    /// <inheritdoc/>
    public override string Title => "The performer did not sign";

    /// <inheritdoc/>
    public override string Explanation =>
        "One side answers for what another has to do, and nothing obliges that other to do it. It is an error "
        + "where a party does it alone and is bound by nothing; where others who are bound do it too, or the "
        + "one who does it is a body such as a council, it is a warning.";

    /// <inheritdoc/>
    public override string Mend =>
        "Let the performer sign, or join; or let it promise the same in an instrument of its own that is made "
        + "no later.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            party Prison-Service
            instrument accord made by North, South on 2026-01-01
            tally freed "prisoners released" in persons
            commitment release
              North must achieve freed at least 500
              performed by Prison-Service
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            party Prison-Service
            instrument accord made by North, South on 2026-01-01
            instrument order made by Prison-Service on 2026-01-01
            tally freed "prisoners released" in persons
            commitment release under accord
              North must achieve freed at least 500
              performed by Prison-Service
              by 2026-02-01
            commitment open-prisons under order
              Prison-Service must achieve freed at least 500
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var commitment in agreement.Commitments)
        {
            var performers = agreement.Bound.Members(commitment, commitment.Performers);
            var free = performers
                .Where(p => !agreement.Bound.IsBound(p, commitment.Instrument) && !OwesItToo(agreement, p, commitment))
                .ToList();
            if (free.Count == 0)
                continue;
            var restsOnThemAlone =
                free.Count == performers.Count
                && free.Exists(p => agreement.Dossier.Actors.GetValueOrDefault(p) is not { Kind: not ActorKind.Party });
            yield return Found(
                agreement.PlaceOf(commitment, "performed by"),
                [commitment.Name],
                $"`{commitment.Name}` is owed by {Clauses.Names(commitment.Obligors)} and has to be done by {Clauses.Names(free)}, who did not make `{commitment.Instrument}` and {(free.Count == 1 ? "is" : "are")} not bound to do it."
            ) with
            {
                Severity = restsOnThemAlone ? Severity.Error : Severity.Warning,
                Related = agreement.MakersOf(commitment.Instrument),
            };
        }
    }

    // Under an instrument of its own, made no later.
    static bool OwesItToo(CheckedAgreement agreement, string performer, Commitment commitment)
    {
        var facts = Facts.In(commitment.Goal!, agreement.Dossier).ToHashSet();
        return agreement.Commitments.Any(other =>
            other.Name != commitment.Name
            && other.Obligors.Contains(performer)
            && agreement.Bound.IsBound(performer, other.Instrument)
            && Facts.In(other.Goal!, agreement.Dossier).Any(facts.Contains)
            && !(
                Made(agreement, other.Instrument) is { } made
                && Made(agreement, commitment.Instrument) is { } before
                && made > before
            )
        );
    }

    static NodaTime.Instant? Made(CheckedAgreement agreement, string? instrument) =>
        instrument is null
            ? null
            : agreement
                .Dossier.Instruments.GetValueOrDefault(instrument)
                ?.MadeOn?.Bounds(agreement.Dossier.Zone)
                .Earliest;
}
