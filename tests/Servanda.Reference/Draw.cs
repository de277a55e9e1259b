using System.Collections.Immutable;
using CsCheck;

namespace Servanda.Reference;

/// <summary>Chances drawn from CsCheck's random numbers: the same seed gives the same draws.</summary>
internal sealed class Draw(PCG pcg)
{
    /// <summary>How much was drawn so far: CsCheck shrinks by looking for cases of less.</summary>
    public ulong Size { get; set; }

    public bool Chance(int percent) => pcg.Next(100) < percent;

    /// <summary>A number in a range, both ends included.</summary>
    public int Number(int from, int to) => from + (int)pcg.Next((uint)(to - from + 1));

    public T Pick<T>(List<T> of) => of[Number(0, of.Count - 1)];

    public T Pick<T>(ImmutableArray<T> of) => of[Number(0, of.Length - 1)];

    public T Pick<T>(params ReadOnlySpan<T> of) => of[Number(0, of.Length - 1)];

    /// <summary>One of several, each as likely as its weight says.</summary>
    public T Weighted<T>(params ReadOnlySpan<(int Weight, T Value)> of)
    {
        var sum = 0;
        foreach (var (weight, _) in of)
            sum += weight;
        var at = Number(1, sum);
        foreach (var (weight, value) in of)
            if ((at -= weight) <= 0)
                return value;
        throw new InvalidOperationException();
    }

    public List<T> Some<T>(IEnumerable<T> of, int atLeast, int atMost)
    {
        var rest = of.ToList();
        var result = new List<T>();
        for (var n = Math.Min(Number(atLeast, atMost), rest.Count); n > 0; n--)
        {
            var i = Number(0, rest.Count - 1);
            result.Add(rest[i]);
            rest.RemoveAt(i);
        }
        return result;
    }
}

/// <summary>A generator that draws step by step.</summary>
internal sealed class DrawGen<T>(Func<Draw, T> make) : Gen<T>
{
    /// <inheritdoc/>
    public override T Generate(PCG pcg, Size? min, out Size size)
    {
        var draw = new Draw(pcg);
        var result = make(draw);
        size = new Size(draw.Size);
        return result;
    }
}
