using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Cli.Rendering;

/// <summary>The outcome of an expectation: a line for it, and for each failure what was expected and what was answered.</summary>
internal static class ExpectationWords
{
    public static void Write(Surroundings surroundings, ExpectationResult result, Dossier dossier, string path)
    {
        var output = surroundings.Output;
        var passed = result.Checks.Count(c => c.Passed);
        var all = passed == result.Checks.Length;
        var place = Places.OfMaybe(result.Expectation.Location)?.From(path).Short;
        output.WriteLine(
            $"{surroundings.Paint(all ? "pass" : "FAIL", all ? Tone.Good : Tone.Bad)}"
                + $"  {QuestionWords.Sentence(result.Question, dossier.Zone)}: {passed} of {result.Checks.Length}"
                + (place is null ? "" : $"  {surroundings.Paint(place, Tone.Quiet)}")
        );
        foreach (var check in result.Checks.Where(c => !c.Passed))
        {
            var where = Places.OfMaybe(check.Check.Location ?? result.Expectation.Location)?.From(path).Short;
            output.WriteLine($"      {surroundings.Paint(where ?? "", Tone.Quiet)}");
            output.WriteLine($"        expected  {surroundings.Paint(check.Expected, Tone.Good)}");
            output.WriteLine($"        got       {surroundings.Paint(check.Got, Tone.Bad)}");
            if (check.Answer is not null || check.Check.Issue is not null)
                output.WriteLine(
                    $"        why       {surroundings.Paint(Why(check, result.Question, dossier, path), Tone.Plain)}"
                );
        }
    }

    static string Why(CheckResult check, Question question, Dossier dossier, string path)
    {
        var member = check.Check.Member is { } m ? $" {m}" : "";
        var standard = question.Standard == Standard.Uncontested ? "" : $" --standard {Words.Of(question.Standard)}";
        return $"servanda explain {Quote(path)} {check.Check.Commitment ?? check.Check.Issue}{member}"
            + $" --as-of {QuestionWords.Iso(question.AsOf, dossier.Zone)}"
            + $" --known {QuestionWords.Iso(question.KnownAt, dossier.Zone)}{standard}";
    }

    static string Quote(string path) =>
        path.All(c => char.IsLetterOrDigit(c) || c is '/' or '\\' or '.' or '-' or '_' or ':') ? path : $"\"{path}\"";
}
