using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>What one promises for another is more than that other promised.</summary>
public sealed class PerformerPromisedLess : CheckRule
{
    /// <summary>The rule.</summary>
    public static PerformerPromisedLess Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "performer-promised-less";

    /// <inheritdoc/>
    public override string Title => "The performer promised less";

    /// <inheritdoc/>
    public override string Explanation =>
        "One instrument makes a result rest on somebody who, in the instruments that it did make, promised "
        + "less on the same matter: fewer, later, upon a condition, or only an effort. The two texts will be "
        + "quoted against each other.";

    /// <inheritdoc/>
    public override string Mend =>
        "Let the performer promise the same result by the same date without further conditions, or promise no "
        + "more for it than it promised.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            party Prison-Service
            instrument accord made by North, South on 2026-01-01
            instrument declaration made by North, Prison-Service on 2026-01-01
            tally freed "prisoners released" in persons
            commitment release under accord topic prisoners
              North must achieve freed at least 500
              performed by Prison-Service
              by 2026-02-01
            commitment discuss under declaration topic prisoners
              Prison-Service must seek "an answer to whether a number of prisoners can be released"

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            party Prison-Service
            instrument accord made by North, South on 2026-01-01
            instrument declaration made by North, Prison-Service on 2026-01-01
            tally freed "prisoners released" in persons
            commitment release under accord topic prisoners
              North must achieve freed at least 500
              performed by Prison-Service
              by 2026-02-01
            commitment release-them under declaration topic prisoners
              Prison-Service must achieve freed at least 500
              by 2026-02-01

            """;

    /// <inheritdoc/>
    public override Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        var promised =
            from commitment in agreement.Commitments
            where commitment is { Duty: DutyKind.Achieve, Instrument: not null }
            from performer in agreement.Bound.Members(commitment, commitment.Performers)
            where !agreement.Bound.IsBound(performer, commitment.Instrument)
            let own = OwnPromises(agreement, performer, commitment)
            where own.Count > 0 && !own.Exists(c => IsAsMuch(agreement, c, commitment))
            group commitment by (commitment.Instrument, performer, string.Join(' ', own.Select(c => c.Name))) into same
            select (same.Key.Instrument, same.Key.performer, Commitments: same.ToList());
        foreach (var (instrument, performer, commitments) in promised)
        {
            var own = OwnPromises(agreement, performer, commitments[0]);
            yield return Found(
                agreement.PlaceOf(commitments[0], "performed by"),
                [.. commitments.Concat(own).Select(c => c.Name)],
                $"`{instrument}` rests on `{performer}` for {string.Join("; ", commitments.Select(Told))}. `{performer}` itself promised less: "
                    + $"{string.Join("; ", own.GroupBy(c => c.Instrument, (by, its) => $"in `{by}` {string.Join("; ", its.Select(Told))}"))}."
            ) with
            {
                Related =
                [
                    .. own.Select(c => agreement.PlaceOf(c, "must"))
                        .OfType<Location>()
                        .Select(p => new RelatedPlace(p.Source, p.Span, "what it promised itself")),
                ],
            };
        }
    }

    static List<Commitment> OwnPromises(CheckedAgreement agreement, string performer, Commitment commitment) =>
        [
            .. agreement.Commitments.Where(c =>
                c.Instrument is not null
                && c.Instrument != commitment.Instrument
                && c.Obligors.Contains(performer)
                && IsOnTheSameMatter(agreement, c, commitment)
            ),
        ];

    // Where the act names no figure, how much it is often stands in the title alone.
    static string Told(Commitment commitment) =>
        commitment is { Goal: not Compare, Title: { } title }
            ? $"`{commitment.Name}` (\"{title}\"; {Terms.Duty(commitment)})"
            : $"`{commitment.Name}` ({Terms.Duty(commitment)})";

    static bool IsOnTheSameMatter(CheckedAgreement agreement, Commitment own, Commitment commitment) =>
        own.Topics.Intersect(commitment.Topics).Any()
        || Facts
            .In(own.Goal!, agreement.Dossier)
            .Select(f => f.Name)
            .Intersect(Facts.In(commitment.Goal!, agreement.Dossier).Select(f => f.Name))
            .Any();

    static bool IsAsMuch(CheckedAgreement agreement, Commitment own, Commitment commitment) =>
        own is { Duty: DutyKind.Achieve, HasInstances: false }
        && (own.Provided is null || Terms.AreSame(own.Provided, commitment.Provided))
        && (own.Upon is null || Terms.AreSame(own.Upon, commitment.Upon) || agreement.Dates.Of(own.Upon) is not null)
        && Demand.Of(commitment).All(d => Demand.Of(own).Any(o => o.Fact == d.Fact && o.Gives(d)))
        && (
            agreement.Dates.DeadlineOf(commitment) is not { } due
                ? Equals(own.By, commitment.By)
                : agreement.Dates.DeadlineOf(own) is { } promised && promised.End <= due.End
        );
}
