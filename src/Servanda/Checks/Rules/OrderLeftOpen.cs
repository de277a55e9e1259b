using Servanda.Checks.Order;
using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>Promises to each other fall due together, and nothing says which comes first.</summary>
public sealed class OrderLeftOpen : CheckRule
{
    /// <summary>The rule.</summary>
    public static OrderLeftOpen Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "order-left-open";

    /// <inheritdoc/>
    public override string Title => "The order between two promises is left open";

    /// <inheritdoc/>
    public override string Explanation =>
        "Each side promises the other something for the same day, and neither promise waits for the other. So nobody is bound to "
        + "go first, and each can make the other's act the condition for its own. That is how the talks of 10 March 2020 "
        + "and the releases before them came to wait for each other.";

    /// <inheritdoc/>
    public override string Mend =>
        "Say which comes first (`upon`), or that they are done at the same moment (`together with`).";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event talks-open "the talks open"
            tally freed "prisoners released" in persons
            commitment open-talks
              North must achieve talks-open
              by 2026-03-10
            commitment free-prisoners
              South must achieve freed at least 5,000
              by 2026-03-10

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event talks-open "the talks open"
            tally freed "prisoners released" in persons
            commitment open-talks
              North must achieve talks-open
              upon free-prisoners is fulfilled
              within 10 days
            commitment free-prisoners
              South must achieve freed at least 5,000
              by 2026-03-10

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        var waits = new WaitsFor(agreement);
        foreach (
            var due in agreement
                .Commitments.Where(c => c is { Duty: DutyKind.Achieve, By: not null, HasInstances: false })
                .GroupBy(c => Due(agreement, c))
        )
        {
            var open = due.Where(a => due.Any(b => AreOpen(a, b))).ToList();
            if (open.Count == 0)
                continue;
            var sides = open.Select(c => $"`{c.Name}` ({string.Join(", ", c.Obligors)})");
            var place = agreement.PlaceOf(open[0], "by");
            yield return Found(
                place,
                open.Select(c => c.Name),
                $"Due {due.Key}, with no order between them and nobody bound to go first: {string.Join(", ", sides)}."
            ) with
            {
                Related =
                [
                    .. open.Skip(1)
                        .Select(c => agreement.PlaceOf(c, "by"))
                        .OfType<Location>()
                        .Select(p => new RelatedPlace(p.Source, p.Span, "due at the same time")),
                ],
            };
        }

        bool AreOpen(Commitment one, Commitment other) =>
            IsOwedTo(one, other) && IsOwedTo(other, one) && !waits.Either(one, other) && !AreTogether(one, other);

        // What is promised in an instrument concerns those who made it with the debtor, whoever benefits.
        bool IsOwedTo(Commitment one, Commitment other) =>
            !one.Obligors.Intersect(other.Obligors).Any()
            && agreement
                .CreditorsOf(one)
                .Concat(agreement.MakersBeside(one))
                .Any(c => other.Obligors.Concat(other.Performers).Any(o => agreement.Bound.AreOneSide(c, o)));

        bool AreTogether(Commitment one, Commitment other) => Names(one, other) || Names(other, one);

        bool Names(Commitment one, Commitment other) =>
            one.Together is { } together
            && Facts.In(together, agreement.Dossier).Any(f => agreement.Bringing(f.Name).Contains(other));
    }

    static string Due(CheckedAgreement agreement, Commitment commitment) =>
        agreement.Dates.DeadlineOf(commitment) is { } due && agreement.Dates.Say(due) is { } day
            ? $"on {day}"
            : $"by {ModelText.Of(commitment.By!)}";
}
