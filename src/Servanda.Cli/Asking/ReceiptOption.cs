using System.CommandLine;
using Servanda.Cli.Commands;
using Servanda.Reporting;

namespace Servanda.Cli.Asking;

/// <summary>The option <c>--receipt</c>: say what the answer rests on.</summary>
internal sealed class ReceiptOption : Option<bool>
{
    public ReceiptOption()
        : base("--receipt") =>
        Description = "Say what the answer rests on: hashes of text and record, the question, the engine's version.";

    /// <summary>The receipt; null where none is asked for.</summary>
    public Receipt? Of(ParseResult parsed, Asked asked) => parsed.GetValue(this) ? Of(asked) : null;

    /// <summary>The receipt of an answer.</summary>
    public static Receipt Of(Asked asked)
    {
        try
        {
            return Receipt.Of(asked.Path, asked.Dossier, asked.Question, Cli.Version);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageError($"The receipt cannot be made: {error.Message}");
        }
    }
}
