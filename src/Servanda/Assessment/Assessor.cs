using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>Answers questions about one dossier. Immutable and safe to share; the same question gives the same bytes.</summary>
public sealed class Assessor
{
    /// <summary>Prepares a dossier for questions.</summary>
    public Assessor(Dossier dossier) => Dossier = dossier;

    /// <summary>The dossier.</summary>
    public Dossier Dossier { get; }

    /// <summary>Where every commitment stands.</summary>
    public Assessment Assess(Question question) => throw new NotImplementedException();

    /// <summary>The answers of a <c>for each</c>, one a member; empty for any other commitment.</summary>
    public ImmutableArray<Answer> Instances(Question question, string commitment) =>
        throw new NotImplementedException();

    /// <summary>Why a commitment stands where it stands.</summary>
    public Explanation Explain(Question question, string commitment, string? member = null) =>
        throw new NotImplementedException();

    /// <summary>Every status it has had, as known at the question's <see cref="Question.KnownAt"/>, up to its as of.</summary>
    public ImmutableArray<HistoryStep> History(Question question, string commitment, string? member = null) =>
        throw new NotImplementedException();

    /// <summary>Every answer that would have been given at the end of each day, knowing what was known then.</summary>
    public ImmutableArray<HistoryStep> HistoryAsKnownThen(
        Question question,
        string commitment,
        string? member = null
    ) => throw new NotImplementedException();

    /// <summary>What differs between two questions, and because of which entries.</summary>
    public ImmutableArray<AnswerChange> Changes(Question before, Question after) => throw new NotImplementedException();

    /// <summary>Who waits for whom.</summary>
    public WaitGraph Waits(Question question) => throw new NotImplementedException();
}
