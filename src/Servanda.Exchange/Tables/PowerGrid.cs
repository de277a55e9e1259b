using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Exchange.Tables;

/// <summary>Where the powers stand, as a table.</summary>
public static class PowerGrid
{
    public static Grid Of(Dossier dossier, IEnumerable<Answer> powers) =>
        Grid.Of(
                powers,
                ("power", a => Cell.Of(AnswerWords.Name(a), Tone.Strong)),
                ("who may", a => Cell.Of(string.Join(", ", dossier.Powers[a.Commitment.Name].Holders))),
                ("do what", a => Cell.Of(What(dossier.Powers[a.Commitment.Name]))),
                ("status", AnswerWords.StatusCell),
                ("since", a => Cell.Of(a.Since is { } since ? QuestionWords.Iso(since) : "")),
                ("evidence", AnswerWords.EvidenceCell)
            )
            .WithoutEmptyColumns();

    /// <summary>What a power is to do: <c>suspend supply-valley</c>.</summary>
    public static string What(Power power) => $"{AnswerWords.May(power)} {power.Object}";
}
