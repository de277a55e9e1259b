using System.CommandLine;

namespace Servanda.Cli.Asking;

/// <summary>The option <c>--format</c>: the first of the formats is the default.</summary>
internal sealed class FormatOption : Option<string>
{
    public FormatOption(params string[] formats)
        : base("--format")
    {
        HelpName = string.Join('|', formats);
        Description = "How to print the answer.";
        DefaultValueFactory = _ => formats[0];
        this.AcceptOnlyFromAmong(formats);
    }
}
