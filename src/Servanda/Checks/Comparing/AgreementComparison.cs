using System.Collections.Immutable;
using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Checks;

/// <summary>What an amendment changes: what is promised otherwise, and which findings it mends and makes.</summary>
public sealed record AgreementComparison
{
    AgreementComparison() { }

    /// <summary>The instruments, then the commitments, then the powers that are not the same, each by name.</summary>
    public required ImmutableArray<DeclarationChange> Changes { get; init; }

    /// <summary>What was found in the first text and is not in the second.</summary>
    public required ImmutableArray<Diagnostic> Fixed { get; init; }

    /// <summary>What is found in the second text and was not in the first.</summary>
    public required ImmutableArray<Diagnostic> Introduced { get; init; }

    /// <summary>Compares two texts; what has the same name is the same promise.</summary>
    /// <param name="before">The first.</param>
    /// <param name="after">The second.</param>
    /// <param name="foundBefore">What is wrong with the first.</param>
    /// <param name="foundAfter">What is wrong with the second.</param>
    public static AgreementComparison Of(Dossier before, Dossier after, CheckReport foundBefore, CheckReport foundAfter)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(foundBefore);
        ArgumentNullException.ThrowIfNull(foundAfter);
        var compare = new TermComparer(before, after);
        return new AgreementComparison
        {
            Changes =
            [
                .. Compare(
                    before.Instruments,
                    after.Instruments,
                    "instrument",
                    (i => compare.Of(i), compare.Between),
                    i => (i.Cites, i.Location)
                ),
                .. Compare(
                    before.Commitments,
                    after.Commitments,
                    "commitment",
                    (c => compare.Of(c), compare.Between),
                    c => (c.Cites, c.Location)
                ),
                .. Compare(
                    before.Powers,
                    after.Powers,
                    "power",
                    (p => compare.Of(p), compare.Between),
                    p => (p.Cites, p.Location)
                ),
            ],
            Fixed = Without(foundBefore.Findings, foundAfter.Findings),
            Introduced = Without(foundAfter.Findings, foundBefore.Findings),
        };
    }

    static IEnumerable<DeclarationChange> Compare<T>(
        ImmutableSortedDictionary<string, T> before,
        ImmutableSortedDictionary<string, T> after,
        string declares,
        (Func<T, string> Told, Func<T, T, IEnumerable<TermChange>> Between) terms,
        Func<T, (ImmutableArray<string> Cites, Location? Location)> place
    )
    {
        foreach (var name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (was, isThere) = (before.TryGetValue(name, out var old), after.TryGetValue(name, out var now));
            ImmutableArray<TermChange> changed =
                !was ? [new TermChange(declares, null, terms.Told(now!), Direction.Other)]
                : !isThere ? [new TermChange(declares, terms.Told(old!), null, Direction.Other)]
                : [.. terms.Between(old!, now!)];
            if (changed.IsEmpty)
                continue;
            var kind =
                !was ? ChangeKind.Added
                : !isThere ? ChangeKind.Removed
                : All(Direction.Tighter) ? ChangeKind.Tightened
                : All(Direction.Looser) ? ChangeKind.Loosened
                : ChangeKind.Changed;
            var (cites, location) = place(isThere ? now! : old!);
            yield return new DeclarationChange(declares, name, kind, changed, cites, location);

            bool All(Direction direction) => changed.All(t => t.Direction == direction);
        }
    }

    // The same check about the same declarations is the same finding, however its sentence reads.
    static ImmutableArray<Diagnostic> Without(ImmutableArray<Diagnostic> findings, ImmutableArray<Diagnostic> others)
    {
        var left = others.CountBy(Key).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. findings.Where(f =>
            {
                var key = Key(f);
                if (left.GetValueOrDefault(key) is var more && more == 0)
                    return true;
                left[key] = more - 1;
                return false;
            }),
        ];
    }

    static string Key(Diagnostic finding) =>
        $"{finding.Severity} {finding.Code} {string.Join(' ', finding.About.Order(StringComparer.Ordinal))}"
        + (finding.About.IsEmpty ? finding.Message : "");
}
