using Servanda.Model;

namespace Servanda.Reference;

/// <summary>3.8: <c>C lasting D</c>: C held without a break from D before up to now, or from before all time.</summary>
internal sealed class LastingNode : PlainNode
{
    readonly Node part;
    readonly Lasting lasting;

    public LastingNode(Scene scene, Node part, Lasting lasting)
        : base(scene)
    {
        (this.part, this.lasting) = (part, lasting);
        Refers = part.Refers;
    }

    public override IReadOnlyList<Node> Parts => [part];

    protected override (bool Established, bool Possible) Pair(int i) =>
        (Lasts(Value.Established, i), Lasts(Value.Possible, i));

    bool Lasts(Value value, int i)
    {
        if (!part.Is(value, i))
            return false;
        var start = i;
        while (start > 0 && part.Is(value, start - 1))
            start--;
        // Nothing happens on the first day of the grid: what is so from then on, and not from its first second on only
        // because a proviso is read a second earlier, was so before all time.
        return Scene.Grid[start] <= Scene.Calendar.EndOfDay(Scene.Grid[0])
            || Scene.Calendar.After(Scene.Grid[start], lasting) <= Scene.Grid[i];
    }
}

/// <summary>3.8: <c>A before B</c>: from the first moment of A on, where B did not hold up to then.</summary>
internal sealed class BeforeNode : PlainNode
{
    readonly Node first;
    readonly Node then;

    public BeforeNode(Scene scene, Node first, Node then)
        : base(scene)
    {
        (this.first, this.then) = (first, then);
        Refers = first.Refers || then.Refers;
    }

    public override IReadOnlyList<Node> Parts => [first, then];

    protected override (bool Established, bool Possible) Pair(int i) =>
        (IsFirst(Value.Established, Value.Possible, i), IsFirst(Value.Possible, Value.Established, i));

    bool IsFirst(Value so, Value otherSo, int i) =>
        first.Next(so, 0, i) is { } came && then.Next(otherSo, 0, came) is null;
}
