namespace Servanda.Text;

/// <summary>
/// A node of the syntax tree: a piece of text and what it is grammatically. Nodes never change. They hold no
/// opinion on what names refer to; that is the binder's.
/// </summary>
public abstract record SyntaxNode
{
    /// <summary>Where the node stands in its file, without the white space around it.</summary>
    public TextSpan Span { get; internal init; }
}
