using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using Servanda.Assessment;
using Servanda.Assessment.Live;
using Servanda.Model;
using Servanda.Reference;

namespace Servanda.Tests.Assessment.Live;

/// <summary>Invariant 6 for the agenda: after every entry the issues stand where an assessment from scratch says.</summary>
public class LiveIssuesTests
{
    [Fact]
    public void Entries_one_by_one_give_the_agenda_from_scratch_and_what_changed_is_told() =>
        AgendaGenerator.GenCase.Hold(
            c => Fault(c.Dossier, c.Question) is null,
            Agreement.Cases(20),
            c => $"{DossierPrinter.Print(c.Dossier, c.Question)}{Fault(c.Dossier, c.Question)}"
        );

    [Fact]
    public void Changes_of_issues_are_told_in_many_cases()
    {
        var told = 0;
        AgendaGenerator.GenCase.Hold(
            c => Fault(c.Dossier, c.Question, updates => Interlocked.Add(ref told, updates.Length)) is null,
            100
        );
        Assert.InRange(told, 100, 10_000);
    }

    static string? Fault(Dossier whole, Question last, Action<ImmutableArray<IssueUpdate>>? seen = null)
    {
        var draw = new Random(whole.Entries.Length);
        var entries = whole.Entries.ToArray();
        draw.Shuffle(entries);
        var begun = draw.Next(entries.Length + 1);
        var dossier = whole with { Entries = Sorted(whole, entries[..begun]) };
        var asked = last with
        {
            AsOf = last.AsOf - Duration.FromDays(40),
            KnownAt = last.KnownAt - Duration.FromDays(40),
        };
        var live = new LiveAssessment(dossier, asked);
        var told = ImmutableArray<IssueUpdate>.Empty;
        live.IssuesChanged += (_, updates) => told = told.AddRange(updates);
        var before = Agenda(dossier, asked);
        for (var i = begun; i <= entries.Length; i++)
        {
            told = [];
            if (i < entries.Length && draw.Next(4) > 0)
            {
                dossier = dossier with { Entries = Sorted(dossier, dossier.Entries.Add(entries[i])) };
                live.Append(entries[i]);
            }
            else
            {
                asked = asked with
                {
                    AsOf = Later(asked.AsOf, last.AsOf),
                    KnownAt = Later(asked.KnownAt, last.KnownAt),
                };
                live.MoveTo(asked.AsOf, asked.KnownAt);
            }
            seen?.Invoke(told);
            var after = Agenda(dossier, asked);
            if (!after.SequenceEqual(Texts(live.Issues)))
                return $"entry {i}:\n{string.Join('\n', after)}\nnot\n{string.Join('\n', Texts(live.Issues))}";
            var changed = before.Zip(after).Where(p => p.First != p.Second);
            if (!changed.SequenceEqual(Texts(told.Select(u => u.Before)).Zip(Texts(told.Select(u => u.After)))))
                return $"entry {i}: told {string.Join(", ", told.Select(u => u.Issue))}";
            before = after;
        }
        return null;

        Instant Later(Instant now, Instant end) => Instant.Min(now + Duration.FromDays(draw.Next(15)), end);
    }

    static ImmutableArray<Entry> Sorted(Dossier dossier, IEnumerable<Entry> entries) =>
        [.. DossierGenerator.Sorted(entries, dossier.Zone)];

    static List<string> Agenda(Dossier dossier, Question question) =>
        [.. Texts(new Assessor(dossier).Issues(question))];

    /// <summary>All that answers say, entries by their identifiers.</summary>
    static IEnumerable<string> Texts(IEnumerable<IssueAnswer> answers) =>
        answers.Select(a =>
            string.Join(
                "; ",
                a.Positions.Select(p => $"{p.Side} {p.Entry.Id} {p.About} {p.State}")
                    .Concat(a.OnTheTable.Select(e => $"table {e.Id}"))
                    .Concat(a.Agreed.Select(t => $"agreed {t}"))
                    .Concat(a.AgreedIn.Select(t => $"in {t}"))
                    .Concat(a.Missing.Select(m => $"missing {m.What} {string.Join(' ', m.PromisedBy)}"))
                    .Concat(a.StandOffs.Select(s => $"{s.Sentence} {string.Join(' ', s.Entries.Select(e => e.Id))}"))
                    .Concat(
                        a.Steps.Select(s =>
                            $"step {s.On} {s.Status} {s.Reason} {string.Join(' ', s.Causes.Select(e => e.Id))}"
                        )
                    )
                    .Prepend($"{a.Issue.Name} {a.Status} {a.Since}")
            )
        );
}
