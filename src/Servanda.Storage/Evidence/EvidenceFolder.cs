using System.Security.Cryptography;
using Servanda.Storage.Merkle;

namespace Servanda.Storage.Evidence;

/// <summary>A file that was taken in.</summary>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Size">How many bytes.</param>
/// <param name="IsNew">Whether it was not there already.</param>
public sealed record KeptFile(Digest Hash, long Size, bool IsNew);

/// <summary>
/// Files of evidence, each under its SHA-256, so that the same file twice is one and a changed one shows. They lie as
/// <c>sha256/ab/cdef…</c> in a folder beside the ledger.
/// </summary>
/// <param name="folder">The folder; made where it is needed.</param>
/// <param name="mostBytes">The largest file that is taken.</param>
public sealed class EvidenceFolder(string folder, long mostBytes = EvidenceFolder.UsualMost)
{
    /// <summary>The largest file that is taken unless more is allowed: 1 GiB.</summary>
    public const long UsualMost = 1L << 30;

    const int Block = 1 << 16;

    /// <summary>Takes a file in, as a stream of any length, hashed while it is written.</summary>
    /// <exception cref="EvidenceTooLargeException">It is larger than allowed; nothing is kept.</exception>
    public async Task<KeptFile> Keep(Stream file, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(folder);
        var waiting = Path.Combine(folder, $".incoming-{Guid.NewGuid():n}");
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var size = 0L;
            await using (var target = new FileStream(waiting, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                var block = new byte[Block];
                int read;
                while ((read = await file.ReadAsync(block, cancel).ConfigureAwait(false)) > 0)
                {
                    if ((size += read) > mostBytes)
                        throw new EvidenceTooLargeException(mostBytes);
                    hash.AppendData(block, 0, read);
                    await target.WriteAsync(block.AsMemory(0, read), cancel).ConfigureAwait(false);
                }
                // On the disk before the ledger says that it is there.
                target.Flush(flushToDisk: true);
            }
            var digest = new Digest(hash.GetHashAndReset());
            var path = PathOf(digest);
            if (File.Exists(path))
                return new KeptFile(digest, size, false);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(waiting, path, overwrite: true);
            return new KeptFile(digest, size, true);
        }
        finally
        {
            File.Delete(waiting);
        }
    }

    /// <summary>Opens a file; null where it is not there.</summary>
    public Stream? Open(Digest hash) => File.Exists(PathOf(hash)) ? File.OpenRead(PathOf(hash)) : null;

    /// <summary>Whether a file is there and has the bytes that it had; null: it is not there.</summary>
    public async Task<bool?> IsUnchanged(Digest hash, CancellationToken cancel = default)
    {
        var file = Open(hash);
        if (file is null)
            return null;
        await using (file.ConfigureAwait(false))
            return new Digest(await SHA256.HashDataAsync(file, cancel).ConfigureAwait(false)) == hash;
    }

    string PathOf(Digest hash)
    {
        var name = hash.ToString();
        return Path.Combine(folder, "sha256", name[..2], name[2..]);
    }
}

/// <summary>A file is larger than what is taken.</summary>
/// <param name="most">The largest, in bytes.</param>
public sealed class EvidenceTooLargeException(long most)
    : Exception($"The file is larger than the {most} bytes that are taken.")
{
    /// <summary>The largest, in bytes.</summary>
    public long Most { get; } = most;
}
