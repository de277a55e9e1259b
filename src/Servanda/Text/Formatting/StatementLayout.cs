using System.Collections.Immutable;

namespace Servanda.Text;

/// <summary>
/// Lays out one statement that was read without mistakes. On one line if it is short; else its head on the first
/// line, and each clause below, indented, with the clauses that only add to it on the same line.
/// </summary>
/// <param name="block">The block in which it stands.</param>
/// <param name="statement">The statement.</param>
/// <param name="writer">Where to write.</param>
internal sealed class StatementLayout(AccordBlock block, StatementSyntax statement, LineWriter writer)
{
    private readonly ImmutableArray<Token> tokens = statement.Tokens;

    /// <summary>Writes the statement with the end of its last line.</summary>
    public void Write()
    {
        var parts = Parts();
        writer.StartLine(0);
        if (IsOneLine())
        {
            for (var i = 0; i < tokens.Length; i++)
                WriteToken(i);
        }
        else
        {
            for (var part = 0; part < parts.Count; part++)
                WritePart(parts, part);
        }
        writer.EndLine();
    }

    /// <summary>A run of tokens that begins a line, or may.</summary>
    /// <param name="First">The index of its first token.</param>
    /// <param name="IsAttached">Whether it stays on the line of the part before, if there is room.</param>
    /// <param name="NeedsNoRoom">Whether it then stays there even where there is no room.</param>
    private readonly record struct Part(int First, bool IsAttached, bool NeedsNoRoom);

    /// <summary>The head of the statement and its clauses.</summary>
    private List<Part> Parts()
    {
        var parts = new List<Part> { new(0, false, false) };
        var isHeader = true;
        SyntaxNode? previous = null;
        foreach (var node in Nodes())
        {
            var isAttached = (isHeader && BelongsToHeader(node, previous)) || AddsTo(node, previous);
            isHeader &= isAttached;
            var isTitle = previous is null && node is ProseClauseSyntax;
            parts.Add(new Part(IndexOf(node.Span.Start), isAttached, isTitle || RatesSource(node, previous)));
            previous = node;
        }
        return parts;
    }

    private IEnumerable<SyntaxNode> Nodes() =>
        statement switch
        {
            DeclarationSyntax declaration => declaration.Clauses,
            EntrySyntax entry => entry.Clauses,
            ExpectationSyntax expectation => expectation
                .Clauses.Concat<SyntaxNode>(expectation.Items)
                .OrderBy(node => node.Span.Start),
            _ => [],
        };

    private int IndexOf(int offset)
    {
        var low = 0;
        var high = tokens.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Span.Start < offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Whether a clause goes on with the head of its statement: a title, a citation, the date of a fact.</summary>
    private bool BelongsToHeader(SyntaxNode node, SyntaxNode? previous) =>
        statement switch
        {
            ExpectationSyntax => node is ClauseSyntax,
            EntrySyntax => node
                is ByDurationClauseSyntax
                    or MomentClauseSyntax
                    or NameClauseSyntax { Kind: NameClauseKind.Id },
            DeclarationSyntax { Kind: DeclarationKind.Check } => true,
            DeclarationSyntax => (node is ProseClauseSyntax && previous is null)
                || node
                    is ProsesClauseSyntax { Kind: ProseClauseKind.Cites or ProseClauseKind.NotFormalised }
                        or NameClauseSyntax { Kind: NameClauseKind.Under }
                        or NamesClauseSyntax { Kind: NamesClauseKind.Topic }
                        or WordClauseSyntax { Kind: WordClauseKind.In },
            _ => false,
        };

    /// <summary>Whether a clause only adds to the one before: when and where it was made, how a source is rated.</summary>
    private static bool AddsTo(SyntaxNode node, SyntaxNode? previous) =>
        node switch
        {
            MomentClauseSyntax { Kind: MomentClauseKind.On } => previous
                is NamesClauseSyntax { Kind: NamesClauseKind.MadeBy },
            ProsesClauseSyntax { Kind: ProseClauseKind.At } => previous
                is NamesClauseSyntax { Kind: NamesClauseKind.MadeBy }
                    or MomentClauseSyntax { Kind: MomentClauseKind.On },
            _ => RatesSource(node, previous),
        };

    private static bool RatesSource(SyntaxNode node, SyntaxNode? previous) =>
        node is WordClauseSyntax { Kind: WordClauseKind.Rated } && previous is SourceClauseSyntax;

    private bool IsOneLine()
    {
        var mayBe = statement switch
        {
            EntrySyntax => true,
            DeclarationSyntax declaration => declaration.Kind
                is not (DeclarationKind.Instrument or DeclarationKind.Commitment or DeclarationKind.Power),
            _ => false,
        };
        return mayBe && !HasCommentWithin() && Width(0, tokens.Length) <= Formatter.LineWidth;
    }

    private bool HasCommentWithin()
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i > 0 && HasComment(tokens[i].LeadingTrivia))
                return true;
            if (i < tokens.Length - 1 && HasComment(tokens[i].TrailingTrivia))
                return true;
        }
        return false;
    }

    private static bool HasComment(ImmutableArray<Trivia> trivia) => trivia.Any(t => t.Kind == TriviaKind.Comment);

    /// <summary>The width of tokens on one line; without end where a token has line breaks in it.</summary>
    private int Width(int first, int end)
    {
        var width = 0;
        for (var i = first; i < end && width <= Formatter.LineWidth; i++)
        {
            if (tokens[i].Text.AsSpan().ContainsAny('\r', '\n'))
                return int.MaxValue / 2;
            width += tokens[i].Span.Length + (i > first && HasSpaceBefore(i) ? 1 : 0);
        }
        return width;
    }

    private void WritePart(List<Part> parts, int part)
    {
        var first = parts[part].First;
        var end = part + 1 < parts.Count ? parts[part + 1].First : tokens.Length;
        var fits = parts[part].NeedsNoRoom || writer.Column + 1 + Width(first, end) <= Formatter.LineWidth;
        var staysOnLine = parts[part].IsAttached && fits && writer.IsInLine && !HasComment(tokens[first].LeadingTrivia);
        if (part > 0 && !staysOnLine)
        {
            CommentsBefore(first, LineWriter.ClauseIndent);
            writer.StartLine(LineWriter.ClauseIndent);
        }
        for (var i = first; i < end; i++)
        {
            if (i > first)
            {
                CommentsBefore(i, LineWriter.RestIndent);
                WrapBefore(i, end);
            }
            WriteToken(i);
        }
    }

    /// <summary>Starts a new line before the token, if one may begin there and the old one has no room.</summary>
    private void WrapBefore(int i, int end)
    {
        if (!writer.IsInLine || !MayBeginLine(i))
            return;
        var next = i + 1;
        while (next < end && !MayBeginLine(next))
            next++;
        if (writer.Column + 1 + Width(i, next) > Formatter.LineWidth)
            writer.StartLine(LineWriter.RestIndent);
    }

    // A name may not: at the beginning of a line it could be taken for the word of a clause.
    private bool MayBeginLine(int i) =>
        tokens[i].Is("and")
        || tokens[i].Is("or")
        || (tokens[i].Kind == TokenKind.String && tokens[i - 1].Kind == TokenKind.Comma);

    private void WriteToken(int i)
    {
        var token = tokens[i];
        if (!writer.IsInLine)
            writer.StartLine(LineWriter.RestIndent);
        else if (!writer.IsLineEmpty && HasSpaceBefore(i))
            writer.Append(" ");
        writer.Append(token.Text);
        foreach (var piece in token.TrailingTrivia)
        {
            if (piece.Kind == TriviaKind.Comment)
                CommentAfter(piece, isLast: i == tokens.Length - 1);
        }
    }

    /// <summary>Comments with lines of their own before a token.</summary>
    private void CommentsBefore(int i, int indent)
    {
        foreach (var piece in tokens[i].LeadingTrivia)
        {
            if (piece.Kind != TriviaKind.Comment)
                continue;
            writer.StartLine(indent);
            writer.Append(Columns.Trimmed(block.Source, piece));
            writer.EndLine();
        }
    }

    /// <summary>A comment at the end of a line stays in its column, if there is room, so that columns stay aligned.</summary>
    private void CommentAfter(Trivia comment, bool isLast)
    {
        writer.PadTo(Math.Max(writer.Column + 1, Columns.Of(block, comment.Span.Start)));
        writer.Append(Columns.Trimmed(block.Source, comment));
        if (!isLast)
            writer.EndLine();
    }

    private bool HasSpaceBefore(int i)
    {
        var before = tokens[i - 1].Kind;
        return tokens[i].Kind switch
        {
            TokenKind.Comma or TokenKind.CloseParen or TokenKind.LangTag => false,
            TokenKind.Percent => before != TokenKind.Number,
            _ => before != TokenKind.OpenParen,
        };
    }
}
