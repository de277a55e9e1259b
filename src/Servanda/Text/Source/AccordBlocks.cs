using System.Collections.Immutable;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;

namespace Servanda.Text;

/// <summary>Finds the accord blocks of a file.</summary>
/// <remarks>
/// In Markdown these are the fenced blocks whose info string begins with the word <c>accord</c>, save
/// <c>accord example</c>, which is documentation and is skipped. Any other file is one block.
/// </remarks>
public static class AccordBlocks
{
    private static readonly MarkdownPipeline BlocksOnly = MakePipeline();

    /// <summary>The blocks in order of position; what is wrong with their fences is added to the diagnostics.</summary>
    public static ImmutableArray<AccordBlock> Find(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (!source.IsMarkdown)
            return [new AccordBlock(source, new TextSpan(0, source.Text.Length), [])];

        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(source.Text, BlocksOnly);
        }
        catch (ArgumentException)
        {
            // Markdig gives up so where containers nest beyond its limit.
            diagnostics.Add(MarkdownTooDeep.Rule.At(source));
            return [];
        }

        var blocks = ImmutableArray.CreateBuilder<AccordBlock>();
        foreach (var fence in document.Descendants<FencedCodeBlock>())
        {
            if (fence.Info != "accord" || FirstWord(fence.Arguments) == "example")
                continue;
            if (fence.ClosingFencedCharCount == 0)
                diagnostics.Add(UnclosedFence.Rule.At(source, OpeningFence(source, fence)));
            blocks.Add(BlockOf(source, fence));
        }
        return blocks.ToImmutable();
    }

    private static AccordBlock BlockOf(SourceText source, FencedCodeBlock fence)
    {
        var margins = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < fence.Lines.Count; i++)
        {
            var line = fence.Lines.Lines[i];
            var lineStart = source.LineSpan(line.Line + 1).Start;
            // Markdig gives a line a text of its own only where it splits a tab; the margin is then the tab's start.
            var isWholeText = line.Slice.Text.Length == source.Text.Length;
            var contentStart = isWholeText ? line.Slice.Start : line.Position;
            if (contentStart > lineStart)
            {
                margins.Add(lineStart);
                margins.Add(contentStart);
            }
        }
        var first = StartOfLine(source, fence.Line + 2);
        var afterLast = StartOfLine(source, fence.Line + 2 + fence.Lines.Count);
        return new AccordBlock(source, TextSpan.FromTo(first, afterLast), margins.ToImmutable());
    }

    private static int StartOfLine(SourceText source, int line) =>
        line <= source.LineCount ? source.LineSpan(line).Start : source.Text.Length;

    private static TextSpan OpeningFence(SourceText source, FencedCodeBlock fence) =>
        TextSpan.FromTo(fence.Span.Start, source.LineSpan(fence.Line + 1).End);

    private static string? FirstWord(string? arguments) =>
        arguments?.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder { PreciseSourceLocation = true };
        builder.InlineParsers.Clear();
        builder.BlockParsers.ReplaceOrAdd<ParagraphBlockParser>(new PlainParagraphs());
        return builder.Build();
    }

    /// <summary>
    /// Paragraphs without link definitions: blocks need none, and reading them takes quadratic time.
    /// </summary>
    private sealed class PlainParagraphs : ParagraphBlockParser
    {
        public override bool Close(BlockProcessor processor, Block block) => true;
    }
}
