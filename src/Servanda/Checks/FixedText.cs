using System.Collections.Immutable;
using System.Text;
using Servanda.Diagnostics;
using Servanda.Text;

namespace Servanda.Checks;

/// <summary>A file of a dossier with quick fixes written into it.</summary>
/// <param name="Source">The file as it was read.</param>
/// <param name="Replacements">What is replaced in it, in the order of places.</param>
public sealed record FixedText(SourceText Source, ImmutableArray<Replacement> Replacements)
{
    /// <summary>
    /// Writes the quick fixes of findings, in the order of the findings. One that would touch what another has replaced is left
    /// for when the text has been read again; so is what is fixed in a ledger or in a file that could not be read as a whole.
    /// </summary>
    /// <param name="findings">All that was found in a dossier.</param>
    /// <returns>The files that are changed, in the order of their paths, and the findings whose fixes were written.</returns>
    public static (ImmutableArray<FixedText> Files, ImmutableArray<Diagnostic> Fixed) Of(
        IEnumerable<Diagnostic> findings
    )
    {
        ArgumentNullException.ThrowIfNull(findings);
        var all = findings.ToList();
        var unread = all.Where(f => f.Severity == Severity.Error && DiagnosticCatalogue.All.Contains(f.Rule))
            .Select(f => f.Source)
            .ToHashSet();
        var taken = new Dictionary<SourceText, List<Replacement>>(ReferenceEqualityComparer.Instance);
        var done = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var finding in all)
        {
            if (finding.Fix is not { } fix || !fix.Replacements.All(IsFree))
                continue;
            foreach (var replacement in fix.Replacements)
                (taken.TryGetValue(replacement.Source, out var known) ? known : taken[replacement.Source] = []).Add(
                    replacement
                );
            done.Add(finding);
        }
        return (
            [
                .. taken
                    .Select(t => new FixedText(t.Key, [.. t.Value.OrderBy(r => r.Span.Start)]))
                    .OrderBy(f => f.Source.Path, StringComparer.Ordinal),
            ],
            done.ToImmutable()
        );

        bool IsFree(Replacement replacement) =>
            replacement.Source.Entered is null
            && !unread.Contains(replacement.Source)
            && (
                !taken.TryGetValue(replacement.Source, out var known)
                || !known.Exists(k => k.Span.Start < replacement.Span.End && replacement.Span.Start < k.Span.End)
            );
    }

    /// <summary>The whole text of the file, fixed.</summary>
    public string Text => TextOf(new TextSpan(0, Source.Text.Length));

    /// <summary>What becomes of a part of the file that cuts through no replacement.</summary>
    public string TextOf(TextSpan part)
    {
        var text = new StringBuilder();
        var from = part.Start;
        foreach (var replacement in Replacements)
            if (part.Start <= replacement.Span.Start && replacement.Span.End <= part.End)
            {
                text.Append(Source.Text, from, replacement.Span.Start - from).Append(replacement.Text);
                from = replacement.Span.End;
            }
        return text.Append(Source.Text, from, part.End - from).ToString();
    }
}
