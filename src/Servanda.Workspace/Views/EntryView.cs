using NodaTime;
using Servanda.Assessment;
using Servanda.Model;
using Servanda.Storage.Records;

namespace Servanda.Workspace.Views;

/// <summary>An entry with all that is known of it.</summary>
public sealed record EntryView(Look Look, Dossier Dossier, Entry Entry, EntryTimes Times)
{
    /// <summary>Whether it is known as of the date one looks at.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>The answers that rest on it.</summary>
    public required IReadOnlyList<Answer> Resting { get; init; }

    /// <summary>The commitments in whose explanation it is named and decides nothing.</summary>
    public required IReadOnlyList<Commitment> Idle { get; init; }

    /// <summary>The entries that take it back.</summary>
    public required IReadOnlyList<Entry> Withdrawals { get; init; }

    /// <summary>What it takes back itself, or null.</summary>
    public required Entry? Withdrawn { get; init; }

    /// <summary>What the same side said later on the same matter.</summary>
    public required IReadOnlyList<Entry> Later { get; init; }

    /// <summary>Its files.</summary>
    public required IReadOnlyList<AttachedFile> Files { get; init; }

    /// <summary>Its leaf; null: it stands in the text of the dossier only.</summary>
    public LedgerPlace? Place { get; init; }

    /// <summary>What it changed, where it has just been entered.</summary>
    public Effect? Effect { get; init; }

    /// <summary>Whether one may take it back or correct it.</summary>
    public bool CanEnter { get; init; }

    /// <summary>How many later statements are listed.</summary>
    const int MostLater = 20;

    /// <summary>Makes it.</summary>
    /// <param name="reading">The dossier.</param>
    /// <param name="look">How one looks.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="entered">The entries that have just been entered; null: none.</param>
    public static EntryView Of(Reading reading, Look look, Entry entry, IReadOnlyCollection<string>? entered)
    {
        var (dossier, question) = (reading.Dossier, look.Question);
        var known = dossier.Entries.Where(e => EntryTimes.KnownFrom(e, look.Zone) <= question.KnownAt).ToList();
        var naming = reading.Quoted(question).Resting[entry.Id].ToList();
        var standings = reading.Assess(question);
        var sides = SidesOf(entry, dossier);
        var subjects = EntrySubjects.Of(entry).ToHashSet(StringComparer.Ordinal);
        return new EntryView(look, dossier, entry, EntryTimes.Of(entry, look.Zone))
        {
            IsKnown = EntryTimes.KnownFrom(entry, look.Zone) <= question.KnownAt,
            Resting = [.. naming.Where(n => n.Decides).Select(n => standings.For(n.Commitment)).OfType<Answer>()],
            Idle = [.. naming.Where(n => !n.Decides).Select(n => dossier.Commitments[n.Commitment])],
            Withdrawals = [.. known.Where(e => e.Verb == Verb.Withdraws && e.Object == entry.Id)],
            Withdrawn = entry.Verb == Verb.Withdraws ? dossier.Entries.FirstOrDefault(e => e.Id == entry.Object) : null,
            Later =
            [
                .. known
                    .Where(e =>
                        e.Id != entry.Id
                        && e.Verb <= Verb.Finds
                        && entry.Verb <= Verb.Finds
                        && EntryTimes.KnownFrom(e, look.Zone) > EntryTimes.KnownFrom(entry, look.Zone)
                        && EntrySubjects.Of(e).Any(subjects.Contains)
                        && SidesOf(e, dossier).Any(sides.Contains)
                    )
                    .Take(MostLater),
            ],
            Files = [.. reading.Ledger.Files.Where(f => f.File.Entry == entry.Id)],
            Effect = entered is null ? null : Views.Effect.Of(look, reading.Effect(question, entered)),
        };
    }

    static HashSet<string> SidesOf(Entry entry, Dossier dossier) =>
        entry.Speakers.Select(s => RecordFilter.SideOf(s, entry, dossier) ?? s.Name).ToHashSet(StringComparer.Ordinal);
}

/// <summary>Where an entry lies in the ledger.</summary>
/// <param name="Leaf">The number of its leaf, from 0.</param>
/// <param name="Leaves">How many leaves there are.</param>
/// <param name="Hash">The hash of its leaf.</param>
/// <param name="Entered">When it was entered.</param>
/// <param name="By">Who entered it, or null.</param>
/// <param name="Proof">The proof that it is in the ledger of the head of now.</param>
public sealed record LedgerPlace(long Leaf, long Leaves, string Hash, Instant Entered, string? By, string Proof);
