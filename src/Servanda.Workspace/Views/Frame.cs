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
}
