using System.Globalization;
using CsCheck;

namespace Servanda.Tests;

/// <summary>
/// Tries a property on cases drawn by chance, the same ones in every run: a test that turns red then says something of the
/// change at hand. <c>SERVANDA_SEED</c>, a number, draws others, and <c>random</c> new ones each time; <c>CsCheck_Seed</c>
/// repeats the one case that failed.
/// </summary>
public static class Cases
{
    const int Usual = 100;

    /// <summary>The property holds for all cases; the first that breaks it is made smaller and told.</summary>
    public static void Hold<T>(
        this Gen<T> cases,
        Func<T, bool> property,
        int count = Usual,
        Func<T, string>? print = null
    )
    {
        if (Environment.GetEnvironmentVariable("CsCheck_Seed") is { } repeated)
        {
            cases.Sample(property, seed: repeated, iter: 1, print: print);
            return;
        }
        var seed = Seed();
        var broken = (Case: int.MaxValue, Why: (Exception?)null);
        var found = new Lock();
        Parallel.For(
            0,
            count,
            (i, loop) =>
            {
                if (i > broken.Case)
                    return;
                try
                {
                    if (property(cases.Generate(Numbers(i), null, out _)))
                        return;
                    Break(null);
                }
                catch (Exception error)
                {
                    Break(error);
                }

                void Break(Exception? why)
                {
                    lock (found)
                    {
                        if (i < broken.Case)
                            broken = (i, why);
                    }
                    loop.Break();
                }
            }
        );
        if (broken.Case == int.MaxValue)
            return;
        cases.Sample(property, seed: Numbers(broken.Case).ToString(), iter: 1, print: print);
        Assert.Fail($"Case {broken.Case} of seed {seed} failed, and did not when repeated. {broken.Why}");

        // Neighbouring cases must not begin with neighbouring numbers.
        PCG Numbers(int i) => new((uint)i, (seed + (ulong)i) * 0x9E3779B97F4A7C15);
    }

    /// <summary>The property throws for no case.</summary>
    public static void Hold<T>(this Gen<T> cases, Action<T> property, int count = Usual) =>
        cases.Hold(
            c =>
            {
                property(c);
                return true;
            },
            count
        );

    /// <inheritdoc cref="Hold{T}(Gen{T}, Action{T}, int)"/>
    public static void Hold<T1, T2>(this Gen<(T1, T2)> cases, Action<T1, T2> property, int count = Usual) =>
        cases.Hold(c => property(c.Item1, c.Item2), count);

    /// <inheritdoc cref="Hold{T}(Gen{T}, Action{T}, int)"/>
    public static void Hold<T1, T2, T3>(this Gen<(T1, T2, T3)> cases, Action<T1, T2, T3> property, int count = Usual) =>
        cases.Hold(c => property(c.Item1, c.Item2, c.Item3), count);

    static ulong Seed()
    {
        var given = Environment.GetEnvironmentVariable("SERVANDA_SEED");
        if (given == "random")
            return (ulong)Random.Shared.NextInt64();
        return ulong.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : 1;
    }
}
