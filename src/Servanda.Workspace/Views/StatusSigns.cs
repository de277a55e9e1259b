using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>The sign and the look of each status word.</summary>
public static class StatusSigns
{
    /// <summary>A sign that can be told from the others without colour.</summary>
    public static string Of(Status status) =>
        status switch
        {
            Status.Fulfilled or Status.Kept => "✓",
            Status.FulfilledLate => "✓",
            Status.Cured => "↺",
            Status.Breached => "✕",
            Status.Overdue => "!",
            Status.Waiting => "…",
            Status.Suspended => "‖",
            Status.Pending => "○",
            Status.Available => "◇",
            Status.Exercised => "◆",
            Status.Superseded => "→",
            _ => "–",
        };

    /// <summary>The sign of an issue.</summary>
    public static string Of(IssueStatus status) =>
        status switch
        {
            IssueStatus.Settled => "✓",
            IssueStatus.Agreed => "◆",
            IssueStatus.Offered => "◇",
            _ => "○",
        };

    /// <summary>The class that gives it its colour.</summary>
    public static string ClassOf(Status status) => ClassOf(Tones.Of(status));

    /// <summary>The class of a tone.</summary>
    public static string ClassOf(Tone tone) => "tone-" + tone.ToString().ToLowerInvariant();
}
