using System.CommandLine;

namespace Servanda.Cli.Asking;

/// <summary>An option that takes one of a few words: the first is the default.</summary>
internal class ChoiceOption : Option<string>
{
    public ChoiceOption(string name, string description, params string[] words)
        : base(name)
    {
        HelpName = string.Join('|', words);
        Description = description;
        DefaultValueFactory = _ => words[0];
        this.AcceptOnlyFromAmong(words);
    }
}

/// <summary>The option <c>--format</c>: the first of the formats is the default.</summary>
internal sealed class FormatOption(params string[] formats)
    : ChoiceOption("--format", "How to print the answer.", formats);
