using System.Collections.Immutable;

namespace Servanda.Text;

/// <summary>A name, of something declared or being declared; also a single word such as a status or a unit.</summary>
/// <param name="Token">The word as it stands in the text.</param>
public sealed record NameSyntax(Token Token) : SyntaxNode
{
    /// <summary>The name itself, as written.</summary>
    public string Text => Token.Value;

    /// <summary>Whether it stands in quotation marks: the name of somebody whom no list names.</summary>
    public bool IsQuoted => Token.Kind == TokenKind.String;

    /// <summary>The name.</summary>
    public override string ToString() => IsQuoted ? Token.Text : Text;
}

/// <summary>A reference: a name, or <c>X of Y</c>, the only way to give a name a parameter.</summary>
/// <param name="Name">What is referred to.</param>
/// <param name="Of">The member, party or period of which it is, if said; in quotation marks, somebody on no list.</param>
public sealed record ReferenceSyntax(NameSyntax Name, NameSyntax? Of) : SyntaxNode
{
    /// <summary>The reference as it reads.</summary>
    public override string ToString() => Of is null ? Name.Text : $"{Name.Text} of {Of}";
}

/// <summary>Prose in quotes, with its language where it is said: <c>"حماس"@ar</c>.</summary>
/// <param name="Token">The quoted text.</param>
/// <param name="LanguageToken">The language tag after it, if there is one.</param>
public sealed record ProseSyntax(Token Token, Token? LanguageToken) : SyntaxNode
{
    /// <summary>The prose without its quotes.</summary>
    public string Text => Token.Value;

    /// <summary>The language tag (BCP 47) without <c>@</c>, if said.</summary>
    public string? Language => LanguageToken?.Value;

    /// <summary>The prose.</summary>
    public override string ToString() => Text;
}

/// <summary>A number as written and as counted.</summary>
/// <param name="Token">The number as it stands in the text, thousands commas and all.</param>
/// <param name="Value">What it is worth.</param>
public sealed record NumberSyntax(Token Token, decimal Value) : SyntaxNode
{
    /// <summary>The number as written.</summary>
    public override string ToString() => Token.Text;
}

/// <summary>
/// Who acts or speaks: one or more names (<c>US, Taliban</c>), a reference (<c>chair of commission</c>), or somebody
/// whom no name is given (<c>"observers"</c>).
/// </summary>
/// <param name="References">The names or references; empty where <paramref name="Anonymous"/> is given.</param>
/// <param name="Anonymous">The description of somebody without a name.</param>
public sealed record ActorsSyntax(ImmutableArray<ReferenceSyntax> References, ProseSyntax? Anonymous) : SyntaxNode;
