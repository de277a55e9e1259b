using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Workspace.Views;

/// <summary>The agenda: where every issue stands that is open between parties.</summary>
public sealed record AgendaView(Look Look, IReadOnlyList<IssueAnswer> Issues)
{
    /// <summary>Makes it.</summary>
    public static AgendaView Of(Reading reading, Look look) => new(look, reading.Issues(look.Question));
}

/// <summary>One issue: where it stands, what is missing, what was said on it, and why it stands so.</summary>
public sealed record IssueView(Look Look, Dossier Dossier, IssueAnswer Answer, Explanation Explanation)
{
    /// <summary>Makes it; null where there is no such issue.</summary>
    public static IssueView? Of(Reading reading, Look look, string name) =>
        reading.Issues(look.Question).FirstOrDefault(a => a.Issue.Name == name) is { } answer
            ? new(look, reading.Dossier, answer, reading.Assessor.ExplainIssue(look.Question, name))
            : null;
}
