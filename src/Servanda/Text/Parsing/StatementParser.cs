using System.Collections.Immutable;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;

namespace Servanda.Text;

/// <summary>
/// Reads one statement by recursive descent. The parts of the grammar are in files of their own; here is what they
/// share: the tokens with a place among them, and how a mistake is reported once.
/// </summary>
/// <remarks>
/// A method that reads a part returns null where it cannot, and has then reported why; its callers pass the null on
/// up to the clause, which becomes a broken one. So nodes are whole, or are not there.
/// </remarks>
internal sealed partial class StatementParser
{
    /// <summary>How deep conditions, moments and quantities may stand in one another.</summary>
    private const int DeepestNesting = 48;

    private readonly SourceText source;
    private readonly ImmutableArray<Token> all;
    private readonly ImmutableArray<Token> tokens;
    private readonly MistakesByLine marked;
    private readonly ICollection<Diagnostic> diagnostics;
    private readonly Token endOfStatement;
    private int index;

    // Where the clause or expected thing that is being read began.
    private int partStart;
    private int depth;
    private bool hasErrors;

    public StatementParser(
        SourceText source,
        ImmutableArray<Token> all,
        MistakesByLine marked,
        ICollection<Diagnostic> diagnostics
    )
    {
        this.source = source;
        this.all = all;
        this.marked = marked;
        this.diagnostics = diagnostics;
        // Bad tokens have their diagnostic from the lexer; reading goes on as if they were not there.
        tokens = all.Any(static token => token.Kind == TokenKind.Bad)
            ? all.RemoveAll(static token => token.Kind == TokenKind.Bad)
            : all;
        var end = all[^1].Span.End;
        endOfStatement = new Token(TokenKind.EndOfBlock, source, new TextSpan(end, 0), "", [], [], true, false);
    }

    private Token Current => Peek(0);

    private bool AtEnd => index >= tokens.Length;

    private Token Peek(int ahead) => index + ahead < tokens.Length ? tokens[index + ahead] : endOfStatement;

    private bool At(TokenKind kind) => Current.Kind == kind;

    private bool At(string word) => Current.Is(word);

    private bool At(string first, string second) => Current.Is(first) && Peek(1).Is(second);

    private Token Take() => index < tokens.Length ? tokens[index++] : endOfStatement;

    private bool Take(string word)
    {
        if (!At(word))
            return false;
        index++;
        return true;
    }

    private bool Take(string first, string second)
    {
        if (!At(first, second))
            return false;
        index += 2;
        return true;
    }

    /// <summary>The span from a token up to the last token taken.</summary>
    private TextSpan From(Token first) => From(first.Span);

    private TextSpan From(TextSpan first) => index == 0 ? first : first.To(tokens[index - 1].Span);

    /// <summary>Reports a mistake, unless one was reported on its line already.</summary>
    private void Report(Diagnostic diagnostic)
    {
        if (diagnostic.Severity != Severity.Error)
        {
            diagnostics.Add(diagnostic);
            return;
        }
        hasErrors = true;
        if (marked.Mark(diagnostic.Span))
            diagnostics.Add(diagnostic);
    }

    /// <summary>
    /// Where to point when something is missing: at what stands in its place, or, where the line ends, at the end of
    /// what stands before it.
    /// </summary>
    private TextSpan MissingHere()
    {
        if (index == 0 || (!AtEnd && !Current.IsFirstOnLine))
            return Current.Span;
        return new TextSpan(tokens[index - 1].Span.End, 0);
    }

    /// <summary>The word before, as messages quote it.</summary>
    private string Before()
    {
        if (index == 0)
            return "the beginning";
        var text = tokens[index - 1].Text;
        return text.Length > 40 ? $"`{text[..40]}…`" : $"`{text}`";
    }

    /// <summary>
    /// Whether the word here begins the next clause, because it can and stands first on its line: then it is not the
    /// name, or the condition, that is missing on the line before.
    /// </summary>
    private bool AtNextClause() => Current.IsFirstOnLine && index > partStart && AtClause();

    /// <summary>Goes one level down; at the deepest, reports it and returns false.</summary>
    private bool Descend()
    {
        if (depth >= DeepestNesting)
        {
            Report(TooDeep.Rule.At(source, Current.Span));
            return false;
        }
        depth++;
        return true;
    }

    private void Ascend() => depth--;
}
