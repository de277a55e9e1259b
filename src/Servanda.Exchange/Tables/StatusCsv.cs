using System.Globalization;
using NodaTime;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Exchange.Tables;

/// <summary>
/// Answers as csv: the fields of the JSON, lists apart by semicolons. Powers stand below the commitments: to their holders, as
/// their duty what they may do.
/// </summary>
public static class StatusCsv
{
    public static void Write(
        TextWriter output,
        Dossier dossier,
        IEnumerable<Answer> answers,
        IEnumerable<Answer> powers
    )
    {
        output.WriteLine(
            "name,instrument,obligor,performer,obligee,duty,status,since,due,originalDue,evidence,possible,"
                + "established,possibleCount,target,unit,flags,waitsFor,variantOf"
        );
        foreach (var a in answers.Concat(powers))
            output.WriteLine(
                PlainTables.CsvRow([
                    AnswerWords.Name(a),
                    a.Commitment.Instrument ?? "",
                    a.Commitment.Duty == DutyKind.May ? "" : List(a.Commitment.Obligors),
                    List(a.Commitment.Performers),
                    List(AnswerWords.OwedTo(a.Commitment, dossier)),
                    DutyOf(a.Commitment, dossier),
                    Words.Of(a.Status),
                    Day(a.Since),
                    Day(a.Due),
                    Day(a.OriginalDue),
                    Words.Of(a.Evidence),
                    List(a.Possible.Select(Words.Of)),
                    Number(a.Progress?.Established),
                    Number(a.Progress?.Possible),
                    Number(a.Progress?.Target),
                    a.Progress?.Unit ?? "",
                    List(a.Flags),
                    List(a.WaitsFor),
                    a.Commitment.VariantOf ?? "",
                ])
            );
    }

    static string DutyOf(Commitment commitment, Dossier dossier) =>
        dossier.Powers.TryGetValue(commitment.Name, out var power) ? $"may {PowerGrid.What(power)}"
        : commitment.Duty is { } duty ? Words.Of(duty)
        : "";

    static string List(IEnumerable<string> words) => string.Join(';', words);

    static string Day(LocalDate? day) => day is { } d ? QuestionWords.Iso(d) : "";

    static string Number(decimal? number) =>
        number?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";
}
