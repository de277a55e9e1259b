using Servanda.Checks.Order;
using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks.Rules;

/// <summary>Promises wait for each other, so that nobody has to move first.</summary>
public sealed class NobodyMovesFirst : CheckRule
{
    /// <summary>The rule.</summary>
    public static NobodyMovesFirst Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "nobody-moves-first";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public override string Title => "Each waits for the other";

    /// <inheritdoc/>
    public override string Explanation =>
        "Each of these promises waits for another of them, by a clause that names it or by what it brings about. If everybody "
        + "does what is owed and no more, none of them is ever performed. Somebody would have to move first without being "
        + "bound to, and may wait for the other for ever. The check follows that course of events by the text alone: what "
        + "nobody promised may come of itself, one way out (`or`) is enough, and of promises that hang together each "
        + "shortest circle is told. It looks at no dates, and at no position taken in the record, unless these are asked for "
        + "(`--positions`).";

    /// <inheritdoc/>
    public override string Mend =>
        "Let one of them begin with a date or with something that comes of itself, or let the two be done `together with` each other.";

    /// <inheritdoc/>
    public override string Example =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event guns-handed-over "the arms are handed over"
            event prisoners-free "the prisoners are free"
            commitment hand-over
              North must achieve guns-handed-over
              upon prisoners-free
              within 10 days
            commitment release
              South must achieve prisoners-free
              upon guns-handed-over
              within 10 days

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event guns-handed-over "the arms are handed over"
            event prisoners-free "the prisoners are free"
            commitment hand-over
              North must achieve guns-handed-over
              by 2026-02-01
            commitment release
              South must achieve prisoners-free
              upon guns-handed-over
              within 10 days

            """;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(CheckedAgreement agreement)
    {
        foreach (var circle in WaitingCircle.In(agreement))
        {
            var links = circle.Links.Select(Say).ToList();
            var movers = circle
                .Links.Select(l => $"{string.Join(", ", l.Waiting.Obligors)} by `{l.Waiting.Name}`")
                .ToList();
            yield return Found(
                PlaceOf(circle.Links[0]),
                circle.Links.Select(l => l.Waiting.Name),
                $"Nobody has to move first: {string.Join("; ", links)}. Somebody would have to do so unbound: {string.Join(", or ", movers)}."
            ) with
            {
                Related =
                [
                    .. circle
                        .Links.Skip(1)
                        .Select(l => (Place: PlaceOf(l), Link: l))
                        .Where(l => l.Place is not null)
                        .Select(l => new RelatedPlace(
                            l.Place!.Source,
                            l.Place.Span,
                            $"`{l.Link.Waiting.Name}` waits for `{l.Link.Behind.Name}`"
                        )),
                ],
            };
        }

        Location? PlaceOf(Obstacle link) => agreement.PlaceOf(link.Gate);
    }

    static string Say(Obstacle link)
    {
        var condition = ModelText.Of(link.Gate.Condition);
        var waits =
            link.Gate.Name != link.Waiting.Name
                ? $"`{link.Waiting.Name}` waits, since `{link.Gate.Name}` is in force {link.Gate.Word} {condition}"
            : link.Gate.Word == "must" ? $"`{link.Waiting.Name}` asks for {condition}"
            : $"`{link.Waiting.Name}` waits, {link.Gate.Word} {condition}";
        return link.IsByStatus ? waits : $"{waits}, for `{link.Behind.Name}`";
    }
}
