using Servanda.Checks;
using Servanda.Model;

namespace Servanda.Exchange.Json;

/// <summary>What <c>servanda compare --format json</c> prints.</summary>
public sealed record CompareJson(
    string Before,
    string After,
    bool Partial,
    IReadOnlyList<DeclarationChangeJson> Changes,
    IReadOnlyList<DiagnosticJson> Fixed,
    IReadOnlyList<DiagnosticJson> Introduced
)
{
    public static CompareJson Of(Dossier before, Dossier after, AgreementComparison comparison) =>
        new(
            before.Name,
            after.Name,
            before.IsPartial || after.IsPartial,
            [.. comparison.Changes.Select(DeclarationChangeJson.Of)],
            [.. comparison.Fixed.Select(DiagnosticJson.Of)],
            [.. comparison.Introduced.Select(DiagnosticJson.Of)]
        );
}

/// <summary>An instrument, a commitment or a power that is not the same in both.</summary>
public sealed record DeclarationChangeJson(
    string Declares,
    string Name,
    string Change,
    IReadOnlyList<TermChangeJson> Terms,
    IReadOnlyList<string> Cites,
    PlaceJson? Location
)
{
    public static DeclarationChangeJson Of(DeclarationChange change) =>
        new(
            change.Declares,
            change.Name,
            change.Kind.ToString().ToLowerInvariant(),
            [
                .. change.Terms.Select(t => new TermChangeJson(
                    t.Term,
                    t.Before,
                    t.After,
                    t.Direction.ToString().ToLowerInvariant()
                )),
            ],
            change.Cites,
            PlaceJson.Of(change.Location)
        );
}

/// <summary>A term that is otherwise.</summary>
public sealed record TermChangeJson(string Term, string? Before, string? After, string Direction);
