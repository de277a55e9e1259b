using System.Collections.Immutable;
using Servanda.Assessment.Live;
using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Storage.Records;

/// <summary>What a <see cref="LedgerFollower"/> took from its ledger.</summary>
/// <param name="Updates">The answers that changed, in the order of the leaves.</param>
/// <param name="Diagnostics">What is wrong with the entries' texts.</param>
/// <param name="IsOutdated">
/// Whether the agreement's text was revised, or what had been read was erased: then the dossier has to be read anew, and
/// followed from there.
/// </param>
public sealed record Followed(
    ImmutableArray<AnswerUpdate> Updates,
    ImmutableArray<Diagnostic> Diagnostics,
    bool IsOutdated
);

/// <summary>
/// Brings what is entered in a ledger, by whomever, into a live assessment: from a leaf on, in the order of the ledger, each
/// leaf once. One caller at a time.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="dossier">The dossier with what the ledger held up to <paramref name="next"/>.</param>
/// <param name="live">The assessment of that dossier.</param>
/// <param name="next">The first leaf that the dossier does not have: <see cref="LedgerRecord.Leaves"/>, as read with it.</param>
public sealed class LedgerFollower(Ledger ledger, OpenDossier dossier, LiveAssessment live, long next)
{
    /// <summary>The first leaf that was not taken yet.</summary>
    public long Next { get; private set; } = next;

    /// <summary>Takes all leaves that were entered since.</summary>
    /// <param name="cancel">Stops between two leaves; what was taken stays, and the next call goes on after it.</param>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public async Task<Followed> CatchUp(CancellationToken cancel = default)
    {
        var updates = ImmutableArray.CreateBuilder<AnswerUpdate>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var isOutdated = false;
        var keys = await ledger.SubjectKeys(cancel).ConfigureAwait(false);
        await foreach (var leaf in ledger.Read(Next, cancel: cancel).ConfigureAwait(false))
        {
            // A key made after the keys were read seals what was entered after that.
            if (leaf.Content is EntrySealed && Ledger.EntryOf(leaf, keys) is null)
                keys = await ledger.SubjectKeys(cancel).ConfigureAwait(false);
            if (Ledger.EntryOf(leaf, keys) is { } entry)
            {
                var text = new SourceText(LedgerRecord.PathOf(leaf.Index), entry.Text) { Entered = leaf.Entered };
                var read = dossier.ReadEntries(text);
                diagnostics.AddRange(read.Diagnostics);
                updates.AddRange(live.Append(read.Entries));
            }
            isOutdated |= leaf.Content is TextRevised or SubjectErased;
            Next = leaf.Index + 1;
        }
        return new Followed(updates.ToImmutable(), diagnostics.ToImmutable(), isOutdated);
    }
}
