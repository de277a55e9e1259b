using System.Collections.Immutable;
using System.Text;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;

namespace Servanda.Text;

/// <summary>Cuts a block into tokens. Nothing is lost: the tokens' full texts, joined, are the block exactly.</summary>
/// <remarks>
/// Every <see cref="TokenKind.Bad"/> token has its diagnostic from here, so that later stages can pass over it in
/// silence. All work is linear in the length of the block.
/// </remarks>
public sealed class Lexer
{
    private readonly AccordBlock block;
    private readonly SourceText source;
    private readonly string text;
    private readonly int end;
    private readonly ICollection<Diagnostic> diagnostics;
    private readonly ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>(16);
    private readonly List<Trivia> pieces = [];

    private int at;
    private int nextMargin;
    private bool atLineStart = true;

    // How far the line has been indented so far, and how far it was where the token being made begins.
    private int indent;
    private int tokenIndent;

    // How far the first token of the block is indented.
    private int? margin;
    private int lastHiddenLine = -1;

    // Up to here there is no closing curly mark; so that looking for one again and again stays cheap.
    private int curlyMarkAbsentUntil = -1;

    private Lexer(AccordBlock block, ICollection<Diagnostic> diagnostics)
    {
        this.block = block;
        this.diagnostics = diagnostics;
        source = block.Source;
        text = source.Text;
        at = block.Span.Start;
        end = block.Span.End;
    }

    /// <summary>All tokens of a block; the last is <see cref="TokenKind.EndOfBlock"/>.</summary>
    public static ImmutableArray<Token> Lex(AccordBlock block, ICollection<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var lexer = new Lexer(block, diagnostics);
        lexer.Run();
        return lexer.tokens.DrainToImmutable();
    }

    private void Run()
    {
        while (true)
        {
            var leading = LeadingTrivia();
            var isFirst = atLineStart;
            if (at >= end)
            {
                Add(TokenKind.EndOfBlock, at, "", leading, [], isFirst);
                return;
            }
            // The first word sets the margin, so that a block indented as a whole reads like any other.
            margin ??= indent;
            atLineStart = false;
            var start = at;
            var (kind, value) = Next();
            var tokenEnd = at;
            var trailing = TrailingTrivia();
            Add(
                kind,
                start,
                value ?? Words.Known(text.AsSpan(start, tokenEnd - start)),
                leading,
                trailing,
                isFirst,
                tokenEnd
            );
        }
    }

    private void Add(
        TokenKind kind,
        int start,
        string value,
        ImmutableArray<Trivia> leading,
        ImmutableArray<Trivia> trailing,
        bool isFirst,
        int? tokenEnd = null
    )
    {
        var span = TextSpan.FromTo(start, tokenEnd ?? start);
        var isAtMargin = kind != TokenKind.EndOfBlock && isFirst && tokenIndent <= margin;
        tokens.Add(new Token(kind, source, span, value, leading, trailing, isFirst, isAtMargin));
    }

    private ImmutableArray<Trivia> LeadingTrivia()
    {
        pieces.Clear();
        while (at < end && Piece(pieces)) { }
        tokenIndent = indent;
        return [.. pieces];
    }

    private ImmutableArray<Trivia> TrailingTrivia()
    {
        pieces.Clear();
        while (at < end && !atLineStart && Piece(pieces)) { }
        return [.. pieces];
    }

    /// <summary>Takes one piece of trivia, if the text goes on with one.</summary>
    private bool Piece(List<Trivia> trivia)
    {
        var start = at;
        if (
            atLineStart
            && start == LineStartWithMargin()
            && block.Margins[nextMargin + 1] is var content
            && content > at
        )
        {
            at = Math.Min(content, end);
            nextMargin += 2;
            trivia.Add(new Trivia(TriviaKind.Margin, TextSpan.FromTo(start, at)));
            return true;
        }
        var c = text[at];
        if (Characters.IsNewLine(c))
        {
            TakeNewLine();
            trivia.Add(new Trivia(TriviaKind.NewLine, TextSpan.FromTo(start, at)));
            return true;
        }
        if (Characters.IsSpace(c))
        {
            while (at < end && Characters.IsSpace(text[at]))
            {
                if (atLineStart)
                    indent = IndentAfter(indent, text[at]);
                at++;
            }
            trivia.Add(new Trivia(TriviaKind.WhiteSpace, TextSpan.FromTo(start, at)));
            return true;
        }
        if (c == '#')
        {
            while (at < end && !Characters.IsNewLine(text[at]))
                at++;
            ReportHidden(start, at);
            trivia.Add(new Trivia(TriviaKind.Comment, TextSpan.FromTo(start, at)));
            return true;
        }
        return false;
    }

    private static int IndentAfter(int indent, char c) =>
        c switch
        {
            '\t' => (indent / 4 * 4) + 4,
            '\uFEFF' => indent,
            _ => indent + 1,
        };

    /// <summary>The start of the next line that has a margin of its own, or -1.</summary>
    private int LineStartWithMargin()
    {
        while (nextMargin < block.Margins.Length && block.Margins[nextMargin] < at)
            nextMargin += 2;
        return nextMargin < block.Margins.Length ? block.Margins[nextMargin] : -1;
    }

    private void TakeNewLine()
    {
        at += text[at] == '\r' && at + 1 < end && text[at + 1] == '\n' ? 2 : 1;
        atLineStart = true;
        indent = 0;
    }

    /// <summary>Takes one token; the value where it is not the token's own text.</summary>
    private (TokenKind Kind, string? Value) Next()
    {
        var c = text[at];
        switch (c)
        {
            case ',':
                at++;
                return (TokenKind.Comma, null);
            case '(':
                at++;
                return (TokenKind.OpenParen, null);
            case ')':
                at++;
                return (TokenKind.CloseParen, null);
            case '%':
                at++;
                return (TokenKind.Percent, null);
            case '"':
            case '“':
            case '”':
                return Prose();
            case '@' when FollowsString():
                return LangTag();
            case '-' or '−' or '–':
                return Minus();
            default:
                return NumberDateOrWord();
        }
    }

    private bool FollowsString() =>
        tokens.Count > 0
        && tokens[^1].Kind == TokenKind.String
        && tokens[^1].Span.End == at
        && at + 1 < end
        && char.IsAsciiLetter(text[at + 1]);

    private (TokenKind, string?) LangTag()
    {
        var start = ++at;
        while (at < end && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '-'))
            at++;
        return (TokenKind.LangTag, text[start..at]);
    }

    private (TokenKind, string?) Minus()
    {
        var start = at++;
        var number = NumberLength(at);
        at += number;
        diagnostics.Add(MinusSign.Rule.At(source, TextSpan.FromTo(start, at)));
        // With its number it stays a number, so that what stands around it can still be read.
        return number > 0 ? (TokenKind.Number, NumberValue(start + 1, at)) : (TokenKind.Bad, null);
    }

    private (TokenKind, string?) NumberDateOrWord()
    {
        var start = at;
        var c = text[at];
        if (Characters.IsDigit(c) || c is '.' or '/' or '[' or '{' or '~' or '?' or 'X')
        {
            var date = DateShape.Match(text, at, end);
            if (date > 0 && !GoesOnAsWord(at + date))
            {
                at += date;
                return (TokenKind.Date, null);
            }
        }
        if (Characters.IsDigit(c))
        {
            var number = NumberLength(at);
            if (number > 0 && !GoesOnAsWord(at + number))
            {
                at += number;
                return (TokenKind.Number, NumberValue(start, at));
            }
        }
        var (length, hasLetter) = WordLength(at);
        if (length == 0)
            return Unexpected();
        at += length;
        if (hasLetter && !LooksLikeDate(start, length))
            return (TokenKind.Word, null);
        diagnostics.Add(MalformedNumberOrDate.Rule.At(source, TextSpan.FromTo(start, at)));
        return (TokenKind.Bad, null);
    }

    private (TokenKind, string?) Unexpected()
    {
        var start = at;
        if (Characters.IsHiddenOutsideProse(text[at]))
        {
            while (at < end && Characters.IsHiddenOutsideProse(text[at]))
                at++;
            if (!ReportHidden(start, at))
                ReportHiddenAt(start);
            return (TokenKind.Bad, null);
        }
        at += Characters.LengthAt(text, at);
        diagnostics.Add(UnexpectedCharacter.Rule.At(source, TextSpan.FromTo(start, at)));
        return (TokenKind.Bad, null);
    }

    /// <summary>A word that begins as a date does is a date gone wrong: <c>2020-03-10T25</c>.</summary>
    private bool LooksLikeDate(int start, int length) =>
        length >= 7
        && text[start + 4] == '-'
        && Enumerable.Range(start, 4).Concat([start + 5, start + 6]).All(i => Characters.IsDigit(text[i]));

    private bool GoesOnAsWord(int offset)
    {
        if (offset >= end)
            return false;
        return Characters.IsWordPart(Characters.RuneAt(text, offset))
            || (
                Characters.IsWordJoint(text[offset])
                && offset + 1 < end
                && Characters.IsWordPart(Characters.RuneAt(text, offset + 1))
            );
    }

    /// <summary>A word runs as far as its parts go, with single joints between them: <c>al-qaeda-ties</c>.</summary>
    private (int Length, bool HasLetter) WordLength(int start)
    {
        var i = start;
        var hasLetter = false;
        while (i < end)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                hasLetter |= char.IsAsciiLetter(text[i]);
                i++;
                continue;
            }
            var rune = Characters.RuneAt(text, i);
            if (Characters.IsWordPart(rune))
            {
                hasLetter |= Characters.IsLetter(rune);
                i += rune.Utf16SequenceLength;
            }
            else if (i > start && IsJointAt(i))
                i++;
            else
                break;
        }
        return (i - start, hasLetter);
    }

    private bool IsJointAt(int i) =>
        Characters.IsWordJoint(text[i])
        && i + 1 < end
        && (
            Characters.IsWordPart(Characters.RuneAt(text, i + 1))
            || (text[i + 1] == '-' && text[i] == '-' && HasPartAfterDashes(i))
        );

    // Names such as `a--b` are odd but harmless; more than two dashes in a row are not taken for a joint.
    private bool HasPartAfterDashes(int i) => i + 2 < end && Characters.IsWordPart(Characters.RuneAt(text, i + 2));

    /// <summary>Digits, thousands commas before exactly three digits each, and a decimal part.</summary>
    private int NumberLength(int start)
    {
        var i = start;
        while (i < end && Characters.IsDigit(text[i]))
            i++;
        if (i == start)
            return 0;
        if (i - start <= 3)
        {
            while (IsThousandsGroup(i))
                i += 4;
        }
        if (i + 1 < end && text[i] == '.' && Characters.IsDigit(text[i + 1]))
        {
            i++;
            while (i < end && Characters.IsDigit(text[i]))
                i++;
        }
        return i - start;
    }

    private bool IsThousandsGroup(int i) =>
        i + 3 < end
        && text[i] == ','
        && Characters.IsDigit(text[i + 1])
        && Characters.IsDigit(text[i + 2])
        && Characters.IsDigit(text[i + 3])
        && (i + 4 >= end || !Characters.IsDigit(text[i + 4]));

    private string NumberValue(int start, int stop) => text[start..stop].Replace(",", "", StringComparison.Ordinal);

    private (TokenKind, string?) Prose()
    {
        var start = at;
        var close = text[at] == '"' ? '"' : '”';
        var lineEnd = EndOfLine(at);
        var (found, hasLines) = FindClose(start + 1, close);
        if (found < 0)
        {
            at = lineEnd;
            while (at > start + 1 && Characters.IsSpace(text[at - 1]))
                at--;
            diagnostics.Add(UnclosedQuote.Rule.At(source, TextSpan.FromTo(start, at)));
            ReportHidden(start, at);
            return (TokenKind.String, text[(start + 1)..at]);
        }
        at = found + 1;
        ReportHidden(start, at);
        return (TokenKind.String, hasLines ? JoinLines(start + 1, found) : text[(start + 1)..found]);
    }

    private int EndOfLine(int offset)
    {
        while (offset < end && !Characters.IsNewLine(text[offset]))
            offset++;
        return offset;
    }

    /// <summary>
    /// The offset of the closing mark, or -1. Prose goes on over line ends as long as the next line is indented and
    /// not blank.
    /// </summary>
    private (int Offset, bool HasLines) FindClose(int start, char close)
    {
        if (close == '”' && start <= curlyMarkAbsentUntil)
            return (-1, false);
        var hasLines = false;
        var i = start;
        while (i < end)
        {
            var c = text[i];
            if (c == close)
            {
                // `"one line … " next` with a letter right after the mark: the mark opens the next quotation, and
                // the one before was not closed on its own line.
                if (hasLines && close == '"' && i + 1 < end && Characters.IsWordPart(Characters.RuneAt(text, i + 1)))
                    return (-1, true);
                return (i, hasLines);
            }
            if (!Characters.IsNewLine(c))
            {
                i++;
                continue;
            }
            hasLines = true;
            var content = ContentAfterLineEnd(i, out var lineIndent);
            if (content >= end || Characters.IsNewLine(text[content]) || lineIndent <= margin)
                break;
            i = content;
        }
        if (close == '”')
            curlyMarkAbsentUntil = i;
        return (-1, hasLines);
    }

    /// <summary>The first offset of the next line that is neither margin nor white space, and how far it is in.</summary>
    private int ContentAfterLineEnd(int newLine, out int lineIndent)
    {
        var i = newLine + (text[newLine] == '\r' && newLine + 1 < end && text[newLine + 1] == '\n' ? 2 : 1);
        i = block.ContentStart(i);
        lineIndent = 0;
        while (i < end && Characters.IsSpace(text[i]))
        {
            lineIndent = IndentAfter(lineIndent, text[i]);
            i++;
        }
        return i;
    }

    private string JoinLines(int start, int stop)
    {
        var joined = new StringBuilder();
        var i = start;
        while (i < stop)
        {
            if (!Characters.IsNewLine(text[i]))
            {
                joined.Append(text[i++]);
                continue;
            }
            while (joined.Length > 0 && Characters.IsSpace(joined[^1]))
                joined.Length--;
            i = Math.Min(ContentAfterLineEnd(i, out _), stop);
            if (joined.Length > 0 && i < stop)
                joined.Append(' ');
        }
        return joined.ToString();
    }

    /// <summary>Reports the first character in prose or a comment that is hidden everywhere; whether there is one.</summary>
    private bool ReportHidden(int start, int stop)
    {
        for (var i = start; i < stop; i++)
        {
            if (!Characters.IsHidden(text[i]))
                continue;
            ReportHiddenAt(i);
            return true;
        }
        return false;
    }

    // One a line: a file in a wrong encoding is full of them.
    private void ReportHiddenAt(int offset)
    {
        var line = source.PositionOf(offset).Line;
        if (line == lastHiddenLine)
            return;
        lastHiddenLine = line;
        diagnostics.Add(HiddenCharacter.Rule.At(source, new TextSpan(offset, 1)));
    }
}
