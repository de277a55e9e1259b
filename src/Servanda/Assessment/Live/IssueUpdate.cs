namespace Servanda.Assessment.Live;

/// <summary>That an issue of the agenda is answered otherwise than before.</summary>
/// <param name="Issue">The name of the issue.</param>
/// <param name="Before">The answer before.</param>
/// <param name="After">The answer after; its last step says what brought it about, where its standing changed.</param>
public sealed record IssueUpdate(string Issue, IssueAnswer Before, IssueAnswer After);
