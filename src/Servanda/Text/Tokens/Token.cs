using System.Collections.Immutable;

namespace Servanda.Text;

/// <summary>What a token is, before anything is known of its place in a sentence.</summary>
public enum TokenKind
{
    /// <summary>A name or a word of the language: <c>free-taliban-prisoners</c>, <c>must</c>, <c>حماس</c>.</summary>
    Word,

    /// <summary>A number: <c>5,000</c>, <c>8600</c>, <c>3.67</c>; a year alone is one too.</summary>
    Number,

    /// <summary>A text shaped like an EDTF date; whether it is one, the binder says.</summary>
    Date,

    /// <summary>Prose between straight or curly double quotes.</summary>
    String,

    /// <summary>The language of the prose before it: <c>@ar</c>.</summary>
    LangTag,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary><c>(</c></summary>
    OpenParen,

    /// <summary><c>)</c></summary>
    CloseParen,

    /// <summary><c>%</c></summary>
    Percent,

    /// <summary>The end of the block; it has no text, and carries the trivia after the last token.</summary>
    EndOfBlock,

    /// <summary>Text that is nothing in the language. It has a diagnostic already.</summary>
    Bad,
}

/// <summary>What a piece of trivia is: text that separates tokens and means nothing to the compiler.</summary>
public enum TriviaKind
{
    /// <summary>Spaces and tabs.</summary>
    WhiteSpace,

    /// <summary>One line ending: LF, CRLF or a lone CR.</summary>
    NewLine,

    /// <summary>A comment from <c>#</c> to the end of its line.</summary>
    Comment,

    /// <summary>Markdown before the block's left margin: the indent of a list, the <c>&gt;</c> of a quotation.</summary>
    Margin,
}

/// <summary>A piece of text between tokens.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands in the file.</param>
public readonly record struct Trivia(TriviaKind Kind, TextSpan Span);

/// <summary>
/// A token with the trivia around it: trailing trivia runs to the end of the token's line, leading trivia is the
/// rest. The full texts of a block's tokens, one after another, are the block exactly.
/// </summary>
public sealed class Token
{
    internal Token(
        TokenKind kind,
        SourceText source,
        TextSpan span,
        string value,
        ImmutableArray<Trivia> leading,
        ImmutableArray<Trivia> trailing,
        bool isFirstOnLine,
        bool isAtMargin
    )
    {
        Kind = kind;
        Source = source;
        Span = span;
        Value = value;
        LeadingTrivia = leading;
        TrailingTrivia = trailing;
        IsFirstOnLine = isFirstOnLine;
        IsAtMargin = isAtMargin;
    }

    /// <summary>What the token is.</summary>
    public TokenKind Kind { get; }

    /// <summary>The file in which it stands.</summary>
    public SourceText Source { get; }

    /// <summary>Where it stands, without trivia.</summary>
    public TextSpan Span { get; }

    /// <summary>The token as written, without trivia.</summary>
    public string Text => Source.TextOf(Span);

    /// <summary>
    /// What the token says: of a string the prose without its quotes, each line break in it with the white space
    /// around it read as one space; of a language tag the tag without <c>@</c>; of a number its digits without
    /// thousands commas; of anything else its text. Names are compared character by character, without Unicode
    /// normalisation, so that the same bytes mean the same on every machine.
    /// </summary>
    public string Value { get; }

    /// <summary>The trivia before the token that is not trailing trivia of another.</summary>
    public ImmutableArray<Trivia> LeadingTrivia { get; }

    /// <summary>The trivia after the token up to and with the end of its line.</summary>
    public ImmutableArray<Trivia> TrailingTrivia { get; }

    /// <summary>Whether it is the first token of its line.</summary>
    public bool IsFirstOnLine { get; }

    /// <summary>Whether it stands at the left margin of its block, where statements begin.</summary>
    public bool IsAtMargin { get; }

    /// <summary>The span with trivia.</summary>
    public TextSpan FullSpan =>
        TextSpan.FromTo(
            LeadingTrivia.IsEmpty ? Span.Start : LeadingTrivia[0].Span.Start,
            TrailingTrivia.IsEmpty ? Span.End : TrailingTrivia[^1].Span.End
        );

    /// <summary>The token with its trivia, as written.</summary>
    public string FullText => Source.TextOf(FullSpan);

    /// <summary>Whether it is this word of the language. Words of the language are written in small letters.</summary>
    public bool Is(string word) => Kind == TokenKind.Word && Value == word;

    /// <summary>Kind and text, for the debugger.</summary>
    public override string ToString() => $"{Kind} {Text}";
}
