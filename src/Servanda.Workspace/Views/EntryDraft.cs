using System.Collections.Immutable;
using Servanda.Assessment.Live;
using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Storage.Records;

namespace Servanda.Workspace.Views;

/// <summary>What is done with the form of an entry.</summary>
public enum FormKind
{
    /// <summary>An entry is added.</summary>
    Add,

    /// <summary>An entry is taken back, and another put in its place.</summary>
    Correct,

    /// <summary>An entry is taken back.</summary>
    Withdraw,
}

/// <summary>What a form would enter: the sentence that it becomes, what is wrong with it, and what it would change.</summary>
/// <param name="Text">What it becomes in the language.</param>
/// <param name="Entries">The entries, where nothing is wrong: the new one first, then the withdrawal.</param>
/// <param name="Faults">What is wrong or worth knowing.</param>
/// <param name="Effects">What it would change, as of today and as of the dates one looks at.</param>
public sealed record EntryDraft(
    string Text,
    ImmutableArray<Entry> Entries,
    IReadOnlyList<FormFault> Faults,
    IReadOnlyList<Effect> Effects
)
{
    /// <summary>Whether it can be entered.</summary>
    public bool IsSound => !Entries.IsEmpty;

    /// <summary>Makes it.</summary>
    /// <param name="reading">The dossier.</param>
    /// <param name="look">How one looks.</param>
    /// <param name="fields">What was typed.</param>
    /// <param name="kind">What is done with it.</param>
    /// <param name="target">The entry that is taken back or corrected; null: none.</param>
    public static EntryDraft Of(Reading reading, Look look, EntryFields fields, FormKind kind, Entry? target)
    {
        var missing = (kind == FormKind.Withdraw ? [] : fields.Faults()).ToList();
        if (kind != FormKind.Add && fields["withdrawn"].Length == 0)
            missing.Add(new("withdrawn", "Say on which day it was taken back."));
        if (missing.Count > 0)
            return new EntryDraft("", [], missing, []);
        var made = kind == FormKind.Withdraw ? "" : fields.ToRow(reading.Dossier).ToSentence();
        var text = made + (target is null ? "" : WithdrawalOf(target, fields));
        var preview = reading.Preview(look.Question, text);
        var faults = FaultsOf(preview, made, fields, kind, target).ToList();
        faults.AddRange(
            preview
                .Entries.Where(e => reading.Dossier.Entries.Any(other => other.Id == e.Id && !SaysTheSame(other, e)))
                .Select(e => new FormFault(
                    "text",
                    $"Another entry is called {e.Id} already. Leave the id out, or choose another."
                ))
        );
        if (!preview.IsSound || faults.Any(f => f.IsError))
            return new EntryDraft(
                text,
                [],
                faults.Any(f => f.IsError)
                    ? faults
                    : [.. faults, new(null, "The workspace cannot read this as an entry.")],
                []
            );
        var effects = new List<Effect> { Effect.Of(look, preview.Updates) };
        if (look.IsPast)
        {
            var today = look.At(null, null);
            effects.Insert(0, Effect.Of(today, reading.Preview(today.Question, text).Updates));
        }
        return new EntryDraft(text, preview.Entries, faults, effects);
    }

    static string WithdrawalOf(Entry target, EntryFields fields) =>
        new EntryRow
        {
            Said = fields["withdrawn"],
            Speakers = EntryRow.Of(target).Speakers,
            Verb = Words.Of(Verb.Withdraws),
            What = target.Id,
            Note = fields["reason"],
        }.ToSentence();

    static IEnumerable<FormFault> FaultsOf(
        EntryPreview preview,
        string made,
        EntryFields fields,
        FormKind kind,
        Entry? target
    )
    {
        foreach (var found in preview.Diagnostics)
            yield return new FormFault(
                FieldAt(found.Span.Start, made, fields, kind),
                $"{found.Message} {found.Mend}",
                found.Severity == Severity.Error
            );
        if (!preview.Others.IsEmpty)
            yield return new FormFault(
                FieldAt(preview.Others[0].Span.Start, made, fields, kind),
                "Only an entry can be entered here. What is promised or declared stands in the text of the dossier."
            );
        var count = preview.Entries.Count(e => (e.Location?.Span.Start ?? 0) < made.Length);
        if (kind != FormKind.Withdraw && count > 1)
            yield return new FormFault(
                fields.IsInLanguage ? "text" : null,
                $"These are {QuestionWords.Number(count)} statements. Enter one at a time, so that each can be taken back alone."
            );
        if (kind != FormKind.Withdraw && count == 0 && preview.Others.IsEmpty && preview.Diagnostics.IsEmpty)
            yield return new FormFault(fields.IsInLanguage ? "text" : null, "There is no statement in this.");
        if (kind == FormKind.Correct && target is not null && preview.Entries.Any(e => SaysTheSame(e, target)))
            yield return new FormFault(null, "It says the same as before, so there is nothing to correct.");
    }

    /// <summary>Whether two entries say the same in all that they say.</summary>
    public static bool SaysTheSame(Entry one, Entry other) =>
        DossierWriter.IdOf(one, 64) == DossierWriter.IdOf(other, 64);

    /// <summary>The field in which the text at a place was typed: what is typed stands in the sentence in the order of the fields.</summary>
    static string? FieldAt(int place, string made, EntryFields fields, FormKind kind)
    {
        if (place >= made.Length && kind != FormKind.Add)
            return "withdrawn";
        if (fields.IsInLanguage)
            return "text";
        string? found = null;
        var from = 0;
        foreach (
            var name in (ReadOnlySpan<string>)
                ["said", "speakers", "verb", "about", "when", "known", "note", "title", "address", "via"]
        )
        {
            var typed = fields[name];
            var at = typed.Length == 0 ? -1 : made.IndexOf(typed, from, StringComparison.Ordinal);
            if (at < 0)
                continue;
            if (at > place)
                break;
            (found, from) = (name, at + typed.Length);
        }
        return found;
    }
}

/// <summary>What an entry changes, for one way of looking.</summary>
/// <param name="Look">How one looks.</param>
/// <param name="Changes">The answers that become others, of commitments and powers as a whole.</param>
/// <param name="Instances">How many answers about single members, periods or occurrences become others.</param>
public sealed record Effect(
    Look Look,
    IReadOnlyList<(Assessment.Answer Before, Assessment.Answer After)> Changes,
    int Instances
)
{
    /// <summary>Sums up what entries change one after the other: what stood before the first, what stands after the last.</summary>
    public static Effect Of(Look look, IEnumerable<AnswerUpdate> updates)
    {
        var all = updates
            .GroupBy(u => (u.Commitment, u.Instance))
            .Select(g => (g.Key.Instance, g.First().Before, g.Last().After))
            .ToList();
        return new Effect(
            look,
            [
                .. all.Where(u => u is { Instance: null, Before: not null, After: not null })
                    .Select(u => (Before: u.Before!, After: u.After!))
                    .Where(u => Words(u.Before) != Words(u.After))
                    .OrderByDescending(u => u.Before.Status != u.After.Status),
            ],
            all.Count(u => u.Instance is not null)
        );
    }

    // What it waits for, and since when it stands so, follows from the rest.
    static string Words(Assessment.Answer answer) =>
        string.Join(
            '|',
            AnswerWords
                .Progress(answer.Progress)
                .Select(l => l.Text)
                .Append($"{answer.Status} {answer.Evidence} {answer.Due}")
                .Append(AnswerWords.Otherwise(answer))
        );
}
