using System.CommandLine;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Cli.Asking;

/// <summary>
/// As of when, as known when, under which standard of proof. Both dates are today unless said otherwise: what is known
/// now about that day, which every answer repeats in its first line.
/// </summary>
internal sealed class TimeOptions
{
    public Option<string?> AsOf { get; } =
        new("--as-of")
        {
            HelpName = "DATE",
            Description = "The state of affairs at the end of this date (default: today).",
        };

    public Option<string?> Known { get; } =
        new("--known")
        {
            HelpName = "DATE",
            Description = "Nothing said later than this date counts (default: today).",
        };

    public Option<string?> Entered { get; } =
        new("--entered")
        {
            HelpName = "DATE",
            Description = "Nothing entered in the record later than this date counts (a ledger's stamp).",
        };

    public Option<string> Standard { get; } =
        new("--standard")
        {
            HelpName = "STANDARD",
            Description = "The standard of proof: claimed, uncontested, corroborated or verified.",
            DefaultValueFactory = _ => "uncontested",
        };

    public TimeOptions() => Standard.AcceptOnlyFromAmong("claimed", "uncontested", "corroborated", "verified");

    /// <summary>Adds the options to a command.</summary>
    public TimeOptions AddTo(Command command)
    {
        command.Options.Add(AsOf);
        command.Options.Add(Known);
        command.Options.Add(Entered);
        command.Options.Add(Standard);
        return this;
    }

    /// <summary>The question that was asked.</summary>
    public Question Question(ParseResult parsed, Dossier dossier, Surroundings surroundings) =>
        new TypedQuestion(
            parsed.GetValue(AsOf),
            parsed.GetValue(Known),
            parsed.GetValue(Entered),
            parsed.GetRequiredValue(Standard)
        )
        {
            Mark = "--",
        }.To(dossier, surroundings.Clock);
}
