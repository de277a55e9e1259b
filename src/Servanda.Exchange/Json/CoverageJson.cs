using Servanda.Model;
using Servanda.Reporting;

namespace Servanda.Exchange.Json;

/// <summary>What <c>servanda coverage --format json</c> prints.</summary>
public sealed record CoverageJson(string Dossier, int Formalised, IReadOnlyList<ClauseJson> Clauses)
{
    public static CoverageJson Of(Dossier dossier, Coverage coverage) =>
        new(
            dossier.Name,
            coverage.Formalised,
            [
                .. coverage.Clauses.Select(c => new ClauseJson(
                    c.Commitment.Name,
                    c.Commitment.Instrument,
                    c.Commitment.Cites,
                    c.WhyNot is null && c.Commitment.Duty is { } duty ? Words.Of(duty) : null,
                    c.WhyNot
                )),
            ]
        );
}

/// <summary>A clause; its duty is null where it has no formal reading.</summary>
public sealed record ClauseJson(
    string Name,
    string? Instrument,
    IReadOnlyList<string> Cites,
    string? Duty,
    string? WhyNot
);
