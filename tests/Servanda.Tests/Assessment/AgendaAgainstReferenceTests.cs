using System.Collections.Concurrent;
using Servanda.Assessment;
using Servanda.Model;
using Servanda.Reference;

namespace Servanda.Tests.Assessment;

/// <summary>
/// Where issues stand is what the slow evaluator says, on generated agendas, and obeys the invariants of the design.
/// </summary>
public class AgendaAgainstReferenceTests
{
    [Fact]
    public void Issues_stand_where_the_reference_says() =>
        AgendaGenerator.GenCase.Hold(
            c => Difference(c.Dossier, c.Question) is null,
            count: Agreement.Cases(4),
            print: c =>
            {
                var least = Agreement.Shrink(c.Dossier, d => Difference(d, c.Question) is not null);
                return $"{DossierPrinter.Print(least, c.Question)}\n{Difference(least, c.Question)}";
            }
        );

    [Fact]
    public void The_entries_that_the_explanation_of_an_issue_names_give_its_standing_again() =>
        AgendaGenerator.GenCase.Hold(
            c => Replay(c.Dossier, c.Question) is null,
            count: Agreement.Cases(8),
            print: c =>
            {
                var least = Agreement.Shrink(c.Dossier, d => Replay(d, c.Question) is not null);
                return $"{DossierPrinter.Print(least, c.Question)}\n{Replay(least, c.Question)}";
            }
        );

    [Fact]
    public void What_becomes_known_later_changes_no_issue() =>
        AgendaGenerator.GenCase.Hold(
            c =>
            {
                var known = c.Dossier with
                {
                    Entries =
                    [
                        .. c.Dossier.Entries.Where(e =>
                            (e.Known ?? e.Said).Bounds(c.Dossier.Zone).Latest <= c.Question.KnownAt
                        ),
                    ],
                };
                return Told(c.Dossier, c.Question) == Told(known, c.Question);
            },
            count: Agreement.Cases(8),
            print: c => DossierPrinter.Print(c.Dossier, c.Question)
        );

    [Fact]
    public void The_generated_agendas_come_to_every_standing()
    {
        var seen = new ConcurrentBag<IssueStatus>();
        AgendaGenerator.GenCase.Hold(
            c =>
            {
                foreach (var answer in new Assessor(c.Dossier).Issues(c.Question))
                    seen.Add(answer.Status);
            },
            count: 500
        );
        foreach (var status in Enum.GetValues<IssueStatus>())
            Assert.InRange(seen.Count(s => s == status), 25, 500);
    }

    static string? Difference(Dossier dossier, Question question)
    {
        var engine = new Assessor(dossier).Issues(question);
        var slow = new ReferenceEvaluator(dossier, question);
        foreach (var answer in engine)
        {
            var expected = slow.Issue(answer.Issue.Name);
            // Where the two part on a commitment, they may part on what was agreed by it (see EngineAgainstReferenceTests).
            if ((answer.Status, answer.Since) != expected && Agreement.Between(dossier, question) is null)
                return $"{answer.Issue.Name}: {answer.Status} since {answer.Since}; reference: {expected}";
            if (answer.Steps[^1].Status != answer.Status || answer.Steps[^1].On > answer.Since)
                return $"{answer.Issue.Name}: {answer.Status} since {answer.Since}; its last step {answer.Steps[^1]}";
        }
        return null;
    }

    static string? Replay(Dossier dossier, Question question)
    {
        var assessor = new Assessor(dossier);
        foreach (var answer in assessor.Issues(question))
        {
            var named = assessor
                .ExplainIssue(question, answer.Issue.Name)
                .All()
                .Select(n => n.Entry?.Id)
                .ToHashSet(StringComparer.Ordinal);
            var replay = new Assessor(dossier with { Entries = [.. dossier.Entries.Where(e => named.Contains(e.Id))] });
            var again = replay.Issues(question).Single(a => a.Issue.Name == answer.Issue.Name);
            if ((answer.Status, answer.Since) != (again.Status, again.Since))
                return $"only {string.Join(", ", named)}: {answer.Status} {answer.Since}, then {again.Status} {again.Since}";
        }
        return null;
    }

    static string Told(Dossier dossier, Question question)
    {
        var assessor = new Assessor(dossier);
        return string.Join(
            '\n',
            assessor
                .Issues(question)
                .SelectMany(a =>
                    assessor
                        .ExplainIssue(question, a.Issue.Name)
                        .All()
                        .Select(n => n.Text)
                        .Concat(a.StandOffs.Select(s => s.Sentence))
                        .Concat(a.Missing.Select(m => m.ToString()))
                        .Concat(a.Positions.Select(p => $"{p.Side} {p.Entry.Id} {p.State}"))
                )
        );
    }
}
