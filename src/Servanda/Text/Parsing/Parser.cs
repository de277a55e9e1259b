using System.Collections.Immutable;
using Servanda.Diagnostics;

namespace Servanda.Text;

/// <summary>
/// Reads files of a dossier into syntax trees. It never fails: what it cannot read gets a diagnostic and stands in
/// the tree as broken, and reading goes on with the next clause or statement.
/// </summary>
public static class Parser
{
    /// <summary>Reads a file: every accord block of a Markdown file, or the whole of any other.</summary>
    public static FileSyntax Parse(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var diagnostics = new List<Diagnostic>();
        ImmutableArray<BlockSyntax> blocks =
        [
            .. AccordBlocks.Find(source, diagnostics).Select(block => ParseBlock(block, diagnostics)),
        ];
        return new FileSyntax(
            source,
            blocks,
            diagnostics.Count == 0 ? [] : [.. diagnostics.OrderBy(d => d.Span.Start).ThenBy(d => d.Span.Length)]
        )
        {
            Span = new TextSpan(0, source.Text.Length),
        };
    }

    private static BlockSyntax ParseBlock(AccordBlock block, List<Diagnostic> diagnostics)
    {
        var firstOfBlock = diagnostics.Count;
        var tokens = Lexer.Lex(block, diagnostics);
        var marked = new MistakesByLine(block.Source, diagnostics.Skip(firstOfBlock));
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        var start = 0;
        // A token at the left margin begins a statement, whatever it is: that is where reading recovers.
        for (var i = 1; i < tokens.Length; i++)
        {
            if (!tokens[i].IsAtMargin && tokens[i].Kind != TokenKind.EndOfBlock)
                continue;
            statements.Add(new StatementParser(block.Source, tokens[start..i], marked, diagnostics).Parse());
            start = i;
        }
        return new BlockSyntax(block, statements.ToImmutable(), tokens[^1]) { Span = block.Span };
    }
}
