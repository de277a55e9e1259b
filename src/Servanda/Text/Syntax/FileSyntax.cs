using System.Collections.Immutable;
using Servanda.Diagnostics;

namespace Servanda.Text;

/// <summary>One file as read: its blocks, and what was found wrong with its form.</summary>
/// <param name="Source">The file.</param>
/// <param name="Blocks">The accord blocks in it, in order.</param>
/// <param name="Diagnostics">What is wrong with the form of the text, in order of position.</param>
public sealed record FileSyntax(
    SourceText Source,
    ImmutableArray<BlockSyntax> Blocks,
    ImmutableArray<Diagnostic> Diagnostics
) : SyntaxNode
{
    /// <summary>All statements of all blocks, in order.</summary>
    public IEnumerable<StatementSyntax> Statements => Blocks.SelectMany(block => block.Statements);
}

/// <summary>One block as read.</summary>
/// <param name="Block">Where it stands.</param>
/// <param name="Statements">Its statements in order.</param>
/// <param name="EndOfBlock">The last token, which carries the trivia after the last statement.</param>
public sealed record BlockSyntax(AccordBlock Block, ImmutableArray<StatementSyntax> Statements, Token EndOfBlock)
    : SyntaxNode
{
    /// <summary>Every token of the block; their full texts, joined, are the block exactly.</summary>
    public IEnumerable<Token> Tokens => Statements.SelectMany(s => s.Tokens).Append(EndOfBlock);
}
