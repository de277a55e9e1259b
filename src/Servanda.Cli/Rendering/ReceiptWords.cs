using NodaTime;
using Servanda.Model;
using Servanda.Reporting;

namespace Servanda.Cli.Rendering;

/// <summary>A receipt in lines.</summary>
internal static class ReceiptWords
{
    /// <summary>Prints it below an answer.</summary>
    public static void Write(this Surroundings surroundings, Receipt? receipt, DateTimeZone zone)
    {
        if (receipt is null)
            return;
        var output = surroundings.Output;
        var question = receipt.Question;
        output.WriteLine();
        output.WriteLine("Receipt:");
        output.WriteLine($"  text      sha256 {receipt.Text}");
        output.WriteLine(
            $"  record    sha256 {receipt.Record}, {receipt.Entries} {(receipt.Entries == 1 ? "entry" : "entries")}"
        );
        output.WriteLine($"  as of     {QuestionWords.Iso(question.AsOf, zone)}");
        output.WriteLine($"  known     {QuestionWords.Iso(question.KnownAt, zone)}");
        if (question.EnteredAt is { } entered)
            output.WriteLine($"  entered   {QuestionWords.Iso(entered, zone)}");
        output.WriteLine($"  standard  {Words.Of(question.Standard)}");
        output.WriteLine($"  engine    servanda {receipt.Engine}");
    }
}
