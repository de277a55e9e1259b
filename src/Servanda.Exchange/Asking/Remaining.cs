using Servanda.Reporting;
using Servanda.Residuals;

namespace Servanda.Exchange.Asking;

/// <summary>What remains owed, as an agreement by itself, with its text.</summary>
/// <param name="Residual">The agreement.</param>
/// <param name="Text">Its text in the language, below a heading that says of what and as of when.</param>
/// <param name="Receipt">What it rests on.</param>
public sealed record Remaining(Residual Residual, string Text, Receipt Receipt)
{
    /// <summary>Works it out.</summary>
    public static Remaining Of(Asked asked, Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(receipt);
        var residual = Residual.Of(asked.Assessor, asked.Question);
        return new Remaining(residual, ResidualText.Of(residual, Heading(asked), Closing(receipt)), receipt);
    }

    static IEnumerable<string> Heading(Asked asked) =>
        [
            $"What remains owed: the residual agreement of {asked.Dossier.Name},",
            $"{QuestionWords.Sentence(asked.Question, asked.Dossier.Zone)}.",
            .. asked.PartialSentence is { } partial ? [partial] : Array.Empty<string>(),
        ];

    static IEnumerable<string> Closing(Receipt receipt) =>
        [$"Receipt: text sha256 {receipt.Text},", $"record sha256 {receipt.Record},", $"servanda {receipt.Engine}."];
}
