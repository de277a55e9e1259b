using Servanda.Model;
using Servanda.Record;

namespace Servanda.Assessment;

/// <summary>What was reckoned of a commitment.</summary>
internal sealed class Outcome
{
    readonly Func<int, Instance>? _reckon;
    Instance[]? _instances;

    /// <summary>Every instance was reckoned; the one, where it is no <c>for each</c>.</summary>
    public Outcome(Commitment commitment, Place place, Declarations declared, Instance[] instances)
    {
        (Commitment, Place, Declared, Kinds, _instances) = (commitment, place, declared, instances, instances);
        Standing =
            instances.Length == 1
                ? instances[0].Available ?? instances[0].Standing
                : Standing.Worst(instances, commitment.Recurrence is not null);
    }

    /// <summary>Of members of whom the same was said only the first is reckoned, the others where somebody asks.</summary>
    public Outcome(
        Commitment commitment,
        Place place,
        Declarations declared,
        AlikeMembers alike,
        Func<int, Instance> reckon
    )
    {
        (Commitment, Place, Declared, Alike, _reckon) = (commitment, place, declared, alike, reckon);
        Kinds = [.. alike.First.Select(reckon)];
        Standing = Standing.Worst(Kinds, isOverMoments: false);
    }

    /// <summary>The commitment.</summary>
    public Commitment Commitment { get; }

    /// <summary>Its parties and verifiers.</summary>
    public Place Place { get; }

    /// <summary>What was declared on it.</summary>
    public Declarations Declared { get; }

    /// <summary>The instances that may differ: one for each group of <see cref="Alike"/>, else all.</summary>
    public Instance[] Kinds { get; }

    /// <summary>Which members stand alike; null where each was reckoned.</summary>
    public AlikeMembers? Alike { get; }

    /// <summary>Its standing as a whole.</summary>
    public Standing Standing { get; }

    /// <summary>
    /// Those of <see cref="Kinds"/> that count at a moment: of periods and occurrences, those that may have begun; before the
    /// first may have, the first.
    /// </summary>
    public Instance[] Begun(long at)
    {
        if (Commitment.Recurrence is null)
            return Kinds;
        var begun = Array.FindAll(Kinds, i => i.Each is null || i.Each.All().Any(m => m?.Start <= at));
        return begun.Length > 0 ? begun : Array.FindAll(Kinds, i => i.Key.Ordinal <= 1);
    }

    /// <summary>Whether there are more periods or occurrences than are reckoned.</summary>
    public bool IsCut => Kinds[^1].Key.Ordinal >= Recurrence.Most;

    /// <summary>Its instances, in the order of the roster; the one, where it is no <c>for each</c>.</summary>
    public Instance[] Instances => _instances ??= [.. Alike!.GroupOf.Select((_, member) => _reckon!(member))];
}
