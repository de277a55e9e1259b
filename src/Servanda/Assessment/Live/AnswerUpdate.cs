using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Assessment.Live;

/// <summary>That a commitment, a power or an instance of one is answered otherwise than before.</summary>
/// <param name="Commitment">The name of the commitment or power.</param>
/// <param name="Instance">The instance, as <see cref="Answer.Member"/> names it; null: as a whole.</param>
/// <param name="Before">The answer before; null where there was no such instance: a period had not begun.</param>
/// <param name="After">The answer after; null where there is no such instance any more.</param>
/// <param name="Because">
/// The entries that bear on it and came in, became known or took effect; empty where it is that time went on.
/// </param>
public sealed record AnswerUpdate(
    string Commitment,
    string? Instance,
    Answer? Before,
    Answer? After,
    ImmutableArray<Entry> Because
);
