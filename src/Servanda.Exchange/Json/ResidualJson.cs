using System.Text.Json.Serialization;
using Servanda.Residuals;

namespace Servanda.Exchange.Json;

/// <summary>What <c>servanda residual --format json</c> prints.</summary>
public sealed record ResidualJson(
    [property: JsonIgnore] AskedJson Asked,
    IReadOnlyList<RemainingJson> Remaining,
    IReadOnlyList<LeftOutJson> LeftOut,
    int EntriesKnown,
    IReadOnlyList<string> BroughtForward,
    string Text
) : AskedJson(Asked)
{
    public static ResidualJson Of(Asked asked, Remaining remaining)
    {
        var residual = remaining.Residual;
        return new(
            AskedJson.Of(asked.Dossier, asked.Question),
            [
                .. residual
                    .Agreement.Commitments.Keys.Concat(residual.Agreement.Powers.Keys)
                    .Select(name => new RemainingJson(
                        name,
                        residual.Ended.TryGetValue(name, out var reason) ? WordOf(reason) : null,
                        residual.AsAgreed.TryGetValue(name, out var clauses) ? clauses : []
                    )),
            ],
            [
                .. residual.LeftOut.Select(l => new LeftOutJson(
                    l.Name,
                    l.Member,
                    WordOf(l.Reason),
                    l.Since is { } since ? QuestionWords.Iso(since) : null
                )),
            ],
            residual.EntriesKnown,
            [.. residual.Agreement.Entries.Select(e => e.Id)],
            remaining.Text
        )
        {
            Receipt = ReceiptJson.Of(remaining.Receipt),
        };
    }

    static string WordOf(LeftOutReason reason) =>
        reason switch
        {
            LeftOutReason.NeverInForce => "never-in-force",
            LeftOutReason.WithoutObject => "without-object",
            LeftOutReason.NotFormalised => "not-formalised",
            _ => reason.ToString().ToLowerInvariant(),
        };
}

/// <summary>A commitment, a power or a member's instance that is left out, and why.</summary>
public sealed record LeftOutJson(string Name, string? Member, string Reason, string? Since);

/// <summary>
/// A commitment or a power that remains: how it ended, where it stands there only since others refer to it; the clauses as
/// agreed in the place of which others stand.
/// </summary>
public sealed record RemainingJson(string Name, string? Ended, IReadOnlyList<string> AsAgreed);
