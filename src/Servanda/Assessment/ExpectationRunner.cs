using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>Asks what the expectations of a dossier ask, and compares. Pure: the same dossier gives the same results.</summary>
public static class ExpectationRunner
{
    /// <summary>The results, in the order in which the dossier lists its expectations.</summary>
    public static ImmutableArray<ExpectationResult> Run(Assessor assessor)
    {
        var asked = new Dictionary<Question, Assessment>();
        var readers = new Dictionary<Question, Func<Condition, ConditionAnswer>>();
        var agendas = new Dictionary<Question, ImmutableArray<IssueAnswer>>();
        var results = ImmutableArray.CreateBuilder<ExpectationResult>();
        foreach (var expectation in assessor.Dossier.Expectations)
        {
            var question = QuestionOf(assessor.Dossier, expectation);
            if (!asked.TryGetValue(question, out var assessment))
                asked[question] = assessment = assessor.Assess(question);
            results.Add(
                new ExpectationResult(
                    expectation,
                    question,
                    [
                        .. expectation.Checks.Select(c =>
                            c.Condition is { } condition ? Compare(c, condition, ReaderFor(question))
                            : c.Issue is { } issue
                                ? Compare(
                                    c,
                                    AgendaFor(question).Single(a => a.Issue.Name == issue),
                                    assessor.Dossier.Zone
                                )
                            : Compare(assessor, assessment, c)
                        ),
                    ]
                )
            );
        }
        return results.ToImmutable();

        ImmutableArray<IssueAnswer> AgendaFor(Question question)
        {
            if (!agendas.TryGetValue(question, out var agenda))
                agendas[question] = agenda = assessor.Issues(question);
            return agenda;
        }

        Func<Condition, ConditionAnswer> ReaderFor(Question question)
        {
            if (!readers.TryGetValue(question, out var reader))
                readers[question] = reader = assessor.ReaderOfConditions(question);
            return reader;
        }
    }

    static CheckResult Compare(Check check, IssueAnswer answer, DateTimeZone zone)
    {
        var (expected, got) = (Words.Of(check.IssueStatus!.Value), Words.Of(answer.Status));
        var passed = (answer.Status == check.IssueStatus) != check.StatusNegated;
        if (check.StatusNegated)
            expected = $"not {expected}";
        if (check.Since is { } since)
        {
            (expected, got) = ($"{expected}, since {since}", $"{got}, since {Day(answer.Since)}");
            passed &= Falls(answer.Since, since, zone);
        }
        return new CheckResult(check, null, passed, $"{check.Issue} is {expected}", $"{check.Issue} is {got}");
    }

    static CheckResult Compare(Check check, Condition condition, Func<Condition, ConditionAnswer> read)
    {
        var answer = read(condition);
        var words = ModelText.Of(condition);
        return new CheckResult(
            check,
            null,
            check.ConditionPossibly ? answer.IsPossible : answer.IsEstablished,
            $"{words} is {(check.ConditionPossibly ? "possible" : "established")}",
            $"{words} is "
                + (
                    answer.IsEstablished ? "established"
                    : answer.IsPossible ? "possible, not established"
                    : "not so"
                )
        );
    }

    /// <summary>What an expectation asks: as of the end of the record where it names no date, as known then where it names no other.</summary>
    public static Question QuestionOf(Dossier dossier, Expectation expectation)
    {
        var asOf = expectation.AsOf?.Bounds(dossier.Zone).Latest ?? EndOfRecord(dossier);
        return new Question
        {
            AsOf = asOf,
            KnownAt = expectation.Known?.Bounds(dossier.Zone).Latest ?? asOf,
            Standard = expectation.Standard,
        };
    }

    /// <summary>The question as of, and as known at, the end of the record.</summary>
    public static Question AtEndOfRecord(Dossier dossier) =>
        new() { AsOf = EndOfRecord(dossier), KnownAt = EndOfRecord(dossier) };

    /// <summary>
    /// The last second at which something was said or became known, or where there is no entry at which an instrument
    /// was made; the start of 1970 in a dossier without dates.
    /// </summary>
    static Instant EndOfRecord(Dossier dossier)
    {
        var said = dossier.Entries.SelectMany(e => e.Known is { } known ? [e.Said, known] : new[] { e.Said });
        var made = dossier.Instruments.Values.Select(i => i.MadeOn).OfType<EdtfDate>();
        return (dossier.Entries.IsEmpty ? made : said)
            .Select(d => d.Bounds(dossier.Zone))
            .Where(b => !b.IsOpenAfter)
            .Select(b => b.Latest)
            .DefaultIfEmpty(Instant.FromUnixTimeSeconds(0))
            .Max();
    }

    static CheckResult Compare(Assessor assessor, Assessment assessment, Check check)
    {
        var answer = check.Member is { } member
            ? assessor
                .Instances(assessment.Question, check.Commitment!)
                .FirstOrDefault(a => StringComparer.Ordinal.Equals(a.Member, member))
            : assessment.For(check.Commitment!);
        var name = check.Member is null ? check.Commitment : $"{check.Commitment} of {check.Member}";
        var expected = new List<string>();
        var got = new List<string>();
        var passed = true;

        void Expect(string want, string have, bool holds)
        {
            expected.Add(want);
            got.Add(have);
            passed &= holds;
        }

        if (check.Status is { } status)
            Expect(
                $"is {(check.StatusNegated ? "not " : "")}{Words.Of(status)}",
                $"is {(answer is null ? "?" : Words.Of(answer.Status))}",
                answer is not null && (answer.Status == status) != check.StatusNegated
            );
        if (check.Since is { } since)
            Expect($"since {since}", $"since {Day(answer?.Since)}", Falls(answer?.Since, since, assessor.Dossier.Zone));
        if (check.Due is { } due)
            Expect($"due {due}", $"due {Day(answer?.Due)}", Falls(answer?.Due, due, assessor.Dossier.Zone));
        if (check.Possibly is { } possible)
            Expect(
                $"possibly {(check.PossiblyNegated ? "not " : "")}{Words.Of(possible)}",
                answer is null ? "?" : $"possibly {string.Join(", ", answer.Possible.Select(Words.Of))}",
                answer is not null && answer.Possible.Contains(possible) != check.PossiblyNegated
            );
        if (check.Evidence is { } evidence)
            Expect(Words.Of(evidence), answer is null ? "?" : Words.Of(answer.Evidence), answer?.Evidence == evidence);
        if (check.ProgressEstablished is { } established)
        {
            var most = check.ProgressPossible ?? established;
            var counted = CountOf(answer);
            Expect(
                $"progress {Counts(established, most)}",
                $"progress {(counted is var (least, greatest) ? Counts(least, greatest) : "none")}",
                counted == (established, most)
            );
        }
        if (check.Flag is { } flag)
            Expect(
                check.FlagNegated ? $"not {flag}" : flag,
                answer is null || answer.Flags.IsEmpty ? "no flag" : string.Join(", ", answer.Flags),
                answer is not null && answer.Flags.Contains(flag, StringComparer.Ordinal) != check.FlagNegated
            );

        return new CheckResult(
            check,
            answer,
            answer is not null && passed,
            $"{name} {string.Join(", ", expected)}",
            answer is null ? $"{name} has no answer" : $"{name} {string.Join(", ", got)}"
        );
    }

    /// <summary>How far an answer has come; of a list, of how many that holds which the goal asks of each.</summary>
    static (decimal? Established, decimal? Possible)? CountOf(Answer? answer) =>
        answer switch
        {
            { Progress: { } progress } => (progress.Established, progress.Possible),
            { List.Counts: [var first, ..] } => (first.Established, first.Possible),
            _ => null,
        };

    /// <summary>Whether a day lies within a date: <c>since 2020-03</c> holds for every day of March.</summary>
    static bool Falls(LocalDate? day, EdtfDate date, DateTimeZone zone)
    {
        if (day is not { } d)
            return false;
        var (first, last) = date.Bounds(zone);
        return first.InZone(zone).Date <= d && d <= last.InZone(zone).Date;
    }

    static string Day(LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : "no date";

    static string Counts(decimal? established, decimal? possible) =>
        established == possible ? Count(established) : $"{Count(established)} to {Count(possible)}";

    static string Count(decimal? n) => n?.ToString("#,0.############", CultureInfo.InvariantCulture) ?? "unknown";
}

/// <summary>How an expectation fared.</summary>
/// <param name="Expectation">What was expected.</param>
/// <param name="Question">What was asked for it.</param>
/// <param name="Checks">How each of its lines fared.</param>
public sealed record ExpectationResult(Expectation Expectation, Question Question, ImmutableArray<CheckResult> Checks);

/// <summary>How one line of an expectation fared.</summary>
/// <param name="Check">What was expected.</param>
/// <param name="Answer">What was answered; null for a condition and an issue, and where the commitment or the member has no answer.</param>
/// <param name="Passed">Whether all that was expected is so.</param>
/// <param name="Expected">What was expected, in words.</param>
/// <param name="Got">The same parts of the answer, in the same words.</param>
public sealed record CheckResult(Check Check, Answer? Answer, bool Passed, string Expected, string Got);
