using Servanda.Model;

namespace Servanda.Checks;

/// <summary>A fact of which a condition asks.</summary>
/// <param name="Name">The fact.</param>
/// <param name="IsSo">Whether it helps that the fact is so; otherwise that it is not.</param>
internal readonly record struct AskedFact(string Name, bool IsSo);

/// <summary>The facts in conditions, through their definitions.</summary>
internal static class Facts
{
    /// <summary>The facts of which a condition asks, in the order in which they are written; a defined fact and those by which it is defined.</summary>
    public static IEnumerable<AskedFact> In(Condition condition, Dossier dossier) =>
        In(condition, dossier, true, new HashSet<string>(StringComparer.Ordinal));

    /// <summary>The facts on which a moment waits.</summary>
    public static IEnumerable<AskedFact> In(Moment moment, Dossier dossier) =>
        Parts.Conditions(moment).SelectMany(c => In(c, dossier));

    /// <summary>A condition and all that stand in it, its definitions apart.</summary>
    public static IEnumerable<Condition> All(Condition condition) =>
        Parts.Of(condition).SelectMany(All).Prepend(condition);

    static IEnumerable<AskedFact> In(Condition condition, Dossier dossier, bool isSo, HashSet<string> seen)
    {
        IEnumerable<AskedFact> Fact(string name)
        {
            yield return new AskedFact(name, isSo);
            if (!seen.Add(name) || !dossier.Facts.TryGetValue(name, out var fact))
                yield break;
            if (fact.Meaning is { } meaning)
                foreach (var part in In(meaning, dossier, isSo, seen))
                    yield return part;
            if (fact.Reckoned is { } reckoned)
                foreach (var part in QuantityParts.FactsOf(reckoned))
                    yield return new AskedFact(part.Fact, isSo);
        }

        return condition switch
        {
            Not not => In(not.Part, dossier, !isSo, seen),
            Holds holds => Fact(holds.Fact.Fact),
            Compare compare => Fact(compare.Fact.Fact),
            More more => Fact(more.Fact.Fact),
            OfRoster of => of.Negated ? [new AskedFact(of.Fact, !isSo)] : Fact(of.Fact),
            CompareQuantities compare => QuantityParts
                .FactsOf(compare.Left)
                .Concat(QuantityParts.FactsOf(compare.Right))
                .SelectMany(f => Fact(f.Fact)),
            _ => Parts.Of(condition).SelectMany(part => In(part, dossier, isSo, seen)),
        };
    }
}
