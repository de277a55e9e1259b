using Servanda.Model;

namespace Servanda.Checks;

/// <summary>Who is bound by which instrument.</summary>
internal sealed class BoundActors(Dossier dossier)
{
    /// <summary>
    /// Whether somebody made an instrument, speaks for somebody who did, or may join it; also where nobody is said to have
    /// made it, since then nothing is known.
    /// </summary>
    public bool IsBound(string actor, string? instrument)
    {
        if (instrument is null || !dossier.Instruments.TryGetValue(instrument, out var text) || text.Makers.IsEmpty)
            return true;
        return Sides(actor)
            .Any(side =>
                text.Makers.Contains(side)
                || dossier.Powers.Values.Any(p =>
                    p.Verb == Verb.Joins && p.Object == instrument && p.Holders.Contains(side)
                )
            );
    }

    /// <summary>Actors as a commitment names them; those over whom its <c>for each</c> ranges in the place of its variable.</summary>
    public IReadOnlyList<string> Members(Commitment commitment, IEnumerable<string> actors) =>
        [
            .. actors
                .SelectMany(a =>
                    commitment.ForEach is { } each && each.Variable == a
                        ? dossier.Rosters.GetValueOrDefault(each.Roster)?.Members.Select(m => m.Id) ?? []
                        : [a]
                )
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>Whether two are on one side: the same, or one speaks for the other.</summary>
    public bool AreOneSide(string actor, string other) => Sides(actor).Intersect(Sides(other)).Any();

    /// <summary>Those in whose name somebody is bound or speaks: oneself, and those for whom one speaks.</summary>
    public IReadOnlyCollection<string> Sides(string actor)
    {
        var sides = new List<string> { actor };
        for (var i = 0; i < sides.Count; i++)
            if (dossier.Actors.TryGetValue(sides[i], out var known))
                sides.AddRange(known.For.Select(f => f.Side).Where(s => !sides.Contains(s)));
        return sides;
    }
}
