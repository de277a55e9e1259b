using NodaTime;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Exchange.Asking;

/// <summary>
/// As of when, as known when, under which standard of proof, as it is typed. Both dates are today unless said otherwise: what
/// is known now about that day, which every answer repeats in its first line.
/// </summary>
/// <param name="AsOf">The state of affairs at the end of this date.</param>
/// <param name="Known">Nothing said later than this date counts.</param>
/// <param name="Entered">Nothing entered in the record later than this date counts.</param>
/// <param name="Standard">The standard of proof, as <see cref="Words.Of(Model.Standard)"/> writes it.</param>
public sealed record TypedQuestion(string? AsOf, string? Known, string? Entered, string? Standard)
{
    /// <summary>What stands before the names of the words where they are typed: two hyphens on the command line.</summary>
    public string Mark { get; init; } = "";

    /// <summary>The question, put to a dossier.</summary>
    /// <exception cref="UsageError">A word cannot be understood, or cannot be asked of this dossier.</exception>
    public Question To(Dossier dossier, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var today = Dates.EndOfToday(clock, dossier.Zone);
        return new Question
        {
            AsOf = Moment(AsOf, "as-of", dossier) ?? today,
            KnownAt = Moment(Known, "known", dossier) ?? today,
            EnteredAt = EnteredAt(dossier),
            Standard = Standard is { } standard ? StandardOf(standard) : Model.Standard.Uncontested,
        };
    }

    Standard StandardOf(string word) =>
        Words.StandardOf(word)
        ?? throw new UsageError(
            $"{Mark}standard '{word}' is none of {string.Join(", ", Enum.GetValues<Standard>().Select(Words.Of))}."
        );

    Instant? EnteredAt(Dossier dossier)
    {
        if (Moment(Entered, "entered", dossier) is not { } entered)
            return null;
        return dossier.Entries.Any(e => e.Entered is not null)
            ? entered
            : throw new UsageError(
                $"{Mark}entered cannot be asked here: plain text carries no stamp of when an entry was made, a ledger does."
            );
    }

    Instant? Moment(string? text, string name, Dossier dossier) =>
        text is null ? null : Dates.EndOf(text, Mark + name, dossier.Zone);
}
