using System.Text;
using Servanda.Assessment;

namespace Servanda.Exchange.Wording;

/// <summary>The nodes of an explanation in words: the sentence, the source and the rule, the place in the file.</summary>
public static class ExplanationWords
{
    /// <summary>The sentence of a node, where it stands, and how it feels.</summary>
    public static (string Text, string? Where, Tone Tone) Of(Explanation node)
    {
        var place = Places.OfMaybe(node.Location ?? node.Entry?.Location)?.Short;
        var rule = node.Rule is { } r ? $"rule {r}" : null;
        var where = string.Join(", ", new[] { place, rule }.OfType<string>());
        return (Sentence(node), where.Length == 0 ? null : $"[{where}]", ToneOf(node.Kind));
    }

    /// <summary>The tree as a nested list.</summary>
    public static string Markdown(Explanation root)
    {
        var text = new StringBuilder();
        Append(text, root, 0);
        return text.ToString();
    }

    static void Append(StringBuilder text, Explanation node, int depth)
    {
        var (sentence, where, _) = Of(node);
        text.Append(' ', depth * 2).Append("- ").Append(PlainTables.MarkdownText(sentence));
        if (where is not null)
            text.Append(" (").Append(PlainTables.MarkdownText(where.Trim('[', ']'))).Append(')');
        text.Append('\n');
        foreach (var child in node.Children)
            Append(text, child, depth + 1);
    }

    static string Sentence(Explanation node) =>
        node.Entry is { } entry && EntryWords.Sources(entry) is { Length: > 0 } sources
            ? $"{node.Text} ({sources})"
            : node.Text;

    static Tone ToneOf(ExplanationKind kind) =>
        kind switch
        {
            ExplanationKind.Status => Tone.Strong,
            ExplanationKind.Clause => Tone.Coming,
            ExplanationKind.Affirms => Tone.Good,
            ExplanationKind.Denies => Tone.Bad,
            ExplanationKind.Mentions => Tone.Quiet,
            _ => Tone.Plain,
        };
}
