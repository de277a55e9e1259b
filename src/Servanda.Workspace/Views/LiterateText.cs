using System.Collections.Immutable;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Servanda.Text;

namespace Servanda.Workspace.Views;

/// <summary>A piece of a literate file.</summary>
/// <param name="Text">What is written there.</param>
public abstract record LiteratePiece(string Text);

/// <summary>Prose between the statements, as HTML in which nothing of the dossier is a mark-up of its own.</summary>
/// <param name="Html">The HTML.</param>
/// <param name="Text">What is written in the file.</param>
public sealed record ProsePiece(string Html, string Text) : LiteratePiece(Text);

/// <summary>A statement of the language, as it is written.</summary>
/// <param name="Start">Where it begins in the file.</param>
/// <param name="Text">What is written, with the comments above it.</param>
public sealed record StatementPiece(int Start, string Text) : LiteratePiece(Text);

/// <summary>A file of a dossier as people read it: its prose, and between it the statements.</summary>
public static class LiterateText
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>The pieces of a file in their order.</summary>
    public static ImmutableArray<LiteratePiece> Of(SourceText source)
    {
        var statements = Parser.Parse(source).Statements.ToList();
        if (!source.IsMarkdown)
            return [.. Statements(source, statements, 0, source.Text.Length)];
        var pieces = ImmutableArray.CreateBuilder<LiteratePiece>();
        var document = Markdown.Parse(source.Text, Pipeline);
        Tame(document);
        var next = 0;
        foreach (var block in document)
        {
            var first = next;
            while (next < statements.Count && statements[next].Span.Start <= block.Span.End)
                next++;
            var within = statements[first..next];
            if (block is FencedCodeBlock { Info: "accord" } fence && within.Count > 0)
                pieces.AddRange(Statements(source, within, FirstLineOf(fence, source), LastOf(fence, source)));
            else
                pieces.Add(new ProsePiece(Html(block), TextOf(block, source)));
        }
        return pieces.ToImmutable();
    }

    static IEnumerable<LiteratePiece> Statements(
        SourceText source,
        IReadOnlyList<StatementSyntax> statements,
        int from,
        int to
    )
    {
        for (var i = 0; i < statements.Count; i++)
        {
            var start = i == 0 ? from : statements[i].Span.Start;
            var end = i + 1 < statements.Count ? statements[i + 1].Span.Start : to;
            yield return new StatementPiece(
                statements[i].Span.Start,
                source.Text[start..Math.Max(start, end)].TrimEnd()
            );
        }
    }

    static int FirstLineOf(FencedCodeBlock fence, SourceText source) =>
        fence.Lines.Count > 0 ? fence.Lines.Lines[0].Position : Math.Min(fence.Span.Start, source.Text.Length);

    static int LastOf(FencedCodeBlock fence, SourceText source)
    {
        if (fence.Lines.Count == 0)
            return fence.Span.Start;
        var last = fence.Lines.Lines[fence.Lines.Count - 1];
        return Math.Min(last.Position + last.Slice.Length, source.Text.Length);
    }

    static string TextOf(Block block, SourceText source) =>
        source.Text[block.Span.Start..Math.Clamp(block.Span.End + 1, block.Span.Start, source.Text.Length)];

    static string Html(Block block)
    {
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.Render(block);
        return text.ToString();
    }

    // An address is only followed on the web; a picture is fetched from nowhere, and its words stand for it.
    static void Tame(MarkdownDocument document)
    {
        // The page has a heading of its own, below which those of the file stand.
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(6, heading.Level + 1);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            if (link.IsImage || !IsOfTheWeb(link.Url))
            {
                var words = new ContainerInline();
                link.ReplaceBy(words, copyChildren: true);
            }
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
            if (!link.IsEmail && !IsOfTheWeb(link.Url))
                link.ReplaceBy(new LiteralInline(link.Url));
    }

    /// <summary>Whether an address leads to a page of the web, and does nothing else.</summary>
    public static bool IsOfTheWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");
}
