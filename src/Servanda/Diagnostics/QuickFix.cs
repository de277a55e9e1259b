using System.Collections.Immutable;
using Servanda.Text;

namespace Servanda.Diagnostics;

/// <summary>
/// A mend that can be written into the text without asking anybody: no status of any commitment is otherwise after it than
/// before.
/// </summary>
/// <param name="Title">What it does, in a few words.</param>
/// <param name="Replacements">What it writes, one place after another; at least one, and none overlaps another.</param>
public sealed record QuickFix(string Title, ImmutableArray<Replacement> Replacements);

/// <summary>A text in the place of another.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">What is taken out.</param>
/// <param name="Text">What is put there; empty: nothing.</param>
public sealed record Replacement(SourceText Source, TextSpan Span, string Text);
