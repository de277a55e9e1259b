using System.Runtime.CompilerServices;

namespace Servanda.Storage;

/// <summary>Leaves some thousands at a time, so that the next are read while these are worked on by all processors.</summary>
static class LeafChunks
{
    const int Size = 4096;

    public static async IAsyncEnumerable<StoredLeaf[]> ReadAhead(
        this IAsyncEnumerable<StoredLeaf> leaves,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var chunks = leaves.Chunk(Size).GetAsyncEnumerator(enough.Token);
        var next = Task.Run(() => chunks.MoveNextAsync().AsTask(), cancel);
        try
        {
            while (await next.ConfigureAwait(false))
            {
                var chunk = chunks.Current;
                next = Task.Run(() => chunks.MoveNextAsync().AsTask(), cancel);
                yield return chunk;
            }
        }
        finally
        {
            await enough.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
