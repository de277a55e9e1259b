namespace Servanda.Workspace.Views;

/// <summary>What stands around every page of a dossier.</summary>
/// <param name="Title">What the page shows.</param>
/// <param name="Here">The page, as its address names it; the overview is empty.</param>
/// <param name="Look">How one looks.</param>
/// <param name="Reading">The dossier.</param>
public sealed record Frame(string Title, string Here, Look Look, Reading Reading)
{
    /// <summary>The dossiers between which one can choose.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Whether entries can be made: not in what is published.</summary>
    public bool CanEnter { get; init; } = true;

    /// <summary>What else the address of this page says beside the two dates and the standard: kept when these change.</summary>
    public IReadOnlyList<(string Name, string? Value)> Kept { get; init; } = [];

    /// <summary>The first day of the record, for the sliders.</summary>
    public NodaTime.LocalDate First =>
        Reading.Dossier.Entries is [var first, ..]
            ? Days.Of(first.Said.Bounds(Reading.Dossier.Zone).Earliest, Reading.Dossier.Zone)
            : Look.Today.PlusYears(-1);

    /// <summary>The last day on which something was said.</summary>
    public NodaTime.LocalDate Last =>
        Reading.Dossier.Entries.IsEmpty
            ? Look.Today
            : Reading.Dossier.Entries.Max(e =>
                Days.Of((e.Known ?? e.Said).Bounds(Reading.Dossier.Zone).Latest, Reading.Dossier.Zone)
            );
}
