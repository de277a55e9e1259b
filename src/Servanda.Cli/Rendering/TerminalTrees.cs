using Servanda.Assessment;
using Spectre.Console;

namespace Servanda.Cli.Rendering;

/// <summary>Trees on a terminal, by Spectre. Nothing else touches Spectre, so that no other command loads it.</summary>
internal static class TerminalTrees
{
    /// <summary>Prints a tree of sentences.</summary>
    public static void Print(
        this Surroundings surroundings,
        Explanation root,
        Func<Explanation, (string Text, string? Where, Tone Tone)> words
    )
    {
        var tree = new Tree(Node(root, words)) { Guide = TreeGuide.Line };
        foreach (var child in root.Children)
            Grow(tree, child, words);
        Write(surroundings, tree);
    }

    static void Grow(
        IHasTreeNodes under,
        Explanation node,
        Func<Explanation, (string Text, string? Where, Tone Tone)> words
    )
    {
        var grown = under.AddNode(Node(node, words));
        foreach (var child in node.Children)
            Grow(grown, child, words);
    }

    static Paragraph Node(Explanation node, Func<Explanation, (string Text, string? Where, Tone Tone)> words)
    {
        var (text, where, tone) = words(node);
        var sentence = new Paragraph(SafeText.Of(text), StyleOf(tone));
        return where is null ? sentence : sentence.Append("  " + SafeText.Of(where), StyleOf(Tone.Quiet));
    }

    static void Write(Surroundings surroundings, Tree what)
    {
        using var buffer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = surroundings.Colour ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = surroundings.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(buffer),
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
        console.Profile.Width = surroundings.Width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(what);
        foreach (var line in buffer.ToString().TrimEnd('\n').Split('\n'))
            surroundings.Output.WriteLine(line.TrimEnd());
    }

    static Style StyleOf(Tone tone) =>
        tone switch
        {
            Tone.Strong => new Style(decoration: Decoration.Bold),
            Tone.Quiet => new Style(decoration: Decoration.Dim),
            Tone.Good => new Style(ConsoleColor.DarkGreen),
            Tone.Bad => new Style(ConsoleColor.DarkRed),
            Tone.Warning => new Style(ConsoleColor.DarkYellow),
            Tone.Coming => new Style(ConsoleColor.DarkCyan),
            _ => Style.Plain,
        };
}
