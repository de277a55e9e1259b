using System.Collections.Immutable;
using Servanda.Model;

namespace Servanda.Reporting;

/// <summary>Which clauses of a dossier's instruments have a formal reading, and why others have none.</summary>
public sealed record Coverage
{
    Coverage() { }

    /// <summary>The clauses by instrument, then name.</summary>
    public required ImmutableArray<CoveredClause> Clauses { get; init; }

    /// <summary>How many have a formal reading.</summary>
    public int Formalised => Clauses.Count(c => c.WhyNot is null);

    /// <summary>The coverage of a dossier.</summary>
    public static Coverage Of(Dossier dossier) =>
        new()
        {
            Clauses =
            [
                .. dossier
                    .Commitments.Values.OrderBy(c => c.Instrument ?? "", StringComparer.Ordinal)
                    .ThenBy(c => c.Name, StringComparer.Ordinal)
                    .Select(c => new CoveredClause(
                        c,
                        c.NotFormalised is { } reason ? (reason.Length == 0 ? "no reason is given" : reason) : null
                    )),
            ],
        };
}

/// <summary>A clause, as the commitment that stands for it.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="WhyNot">Why it has no formal reading; null where it has one.</param>
public sealed record CoveredClause(Commitment Commitment, string? WhyNot);
