using System.Text.Json.Serialization;
using Servanda.Cli.Commands;
using Servanda.Reporting;
using Servanda.Residuals;

namespace Servanda.Cli.Rendering.Json;

/// <summary>What <c>servanda residual --format json</c> prints.</summary>
internal sealed record ResidualJson(
    [property: JsonIgnore] AskedJson Asked,
    IReadOnlyList<string> Remaining,
    IReadOnlyList<LeftOutJson> LeftOut,
    IReadOnlyList<AsAgreedJson> AsAgreed,
    int EntriesKnown,
    IReadOnlyList<string> BroughtForward,
    string Text
) : AskedJson(Asked)
{
    public static ResidualJson Of(Asked asked, Residual residual, string text, Receipt receipt) =>
        new(
            AskedJson.Of(asked.Dossier, asked.Question),
            [.. residual.Agreement.Commitments.Keys.Concat(residual.Agreement.Powers.Keys)],
            [
                .. residual.LeftOut.Select(l => new LeftOutJson(
                    l.Name,
                    l.Member,
                    WordOf(l.Reason),
                    l.Since is { } since ? QuestionWords.Iso(since) : null
                )),
            ],
            [.. residual.AsAgreed.Select(a => new AsAgreedJson(a.Key, a.Value))],
            residual.EntriesKnown,
            [.. residual.Agreement.Entries.Select(e => e.Id)],
            text
        )
        {
            Receipt = ReceiptJson.Of(receipt),
        };

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
internal sealed record LeftOutJson(string Name, string? Member, string Reason, string? Since);

/// <summary>The clauses of a commitment in the place of which others stand.</summary>
internal sealed record AsAgreedJson(string Name, IReadOnlyList<string> Clauses);
