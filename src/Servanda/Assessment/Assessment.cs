using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Assessment;

/// <summary>The answers to one question about a dossier.</summary>
public sealed record Assessment
{
    /// <summary>What was asked.</summary>
    public required Question Question { get; init; }

    /// <summary>One answer a commitment that has a formal reading, in the order of their names.</summary>
    public required ImmutableArray<Answer> Answers { get; init; }

    /// <summary>
    /// One answer a power, in the order of their names: <see cref="Status.NotInForce"/>, <see cref="Status.Waiting"/>,
    /// <see cref="Status.Available"/>, <see cref="Status.Exercised"/>, <see cref="Status.Lapsed"/> or
    /// <see cref="Status.Superseded"/>. The holders are those to whom its commitment is owed.
    /// </summary>
    public ImmutableArray<Answer> Powers { get; init; } = [];

    /// <summary>Whether the dossier has errors, so that the answers rest on what could be read.</summary>
    public required bool IsPartial { get; init; }

    /// <summary>The answer for a commitment or a power, or null where it is unknown or not formalised.</summary>
    public Answer? For(string commitment) =>
        Answers.Concat(Powers).FirstOrDefault(a => StringComparer.Ordinal.Equals(a.Commitment.Name, commitment));
}

/// <summary>A change of a commitment's answer between two moments or two states of knowledge.</summary>
/// <param name="Commitment">The commitment's name.</param>
/// <param name="Member">The member whose instance changed, or null.</param>
/// <param name="Before">The answer before.</param>
/// <param name="After">The answer after.</param>
/// <param name="Causes">The entries that brought it about, by date, then identifier; empty where time alone did.</param>
/// <param name="Reason">What brought it about, in words.</param>
public sealed record AnswerChange(
    string Commitment,
    string? Member,
    Answer Before,
    Answer After,
    ImmutableArray<Entry> Causes,
    string Reason
);

/// <summary>One step in a commitment's history: from this day on it had this answer.</summary>
/// <param name="On">The first day, in the dossier's zone; null for the first step.</param>
/// <param name="Answer">The answer from then on.</param>
/// <param name="Causes">The entries that brought it about.</param>
/// <param name="Reason">What brought it about, in words.</param>
public sealed record HistoryStep(NodaTime.LocalDate? On, Answer Answer, ImmutableArray<Entry> Causes, string Reason);
