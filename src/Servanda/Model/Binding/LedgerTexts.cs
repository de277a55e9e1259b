using System.Collections.Immutable;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>
/// The texts of a ledger, each an entry. A record may have a million: they are parsed twice, once for the names that they give
/// themselves and once to be bound, because their syntax takes many times the room of what it says.
/// </summary>
internal sealed class LedgerTexts
{
    private const int ChunkSize = 8192;
    private readonly ImmutableArray<SourceText> plain;

    private LedgerTexts(ImmutableArray<SourceText> plain, ImmutableArray<string> ids, ImmutableArray<FileSyntax> others)
    {
        this.plain = plain;
        Ids = ids;
        Others = others;
    }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => plain.IsEmpty;

    /// <summary>The identifiers that entries give themselves.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>Those that are more, or less, than entries without a fault: they are bound as files are.</summary>
    public ImmutableArray<FileSyntax> Others { get; }

    /// <summary>Looks through the texts.</summary>
    public static LedgerTexts Of(IEnumerable<SourceText> texts)
    {
        var plain = ImmutableArray.CreateBuilder<SourceText>();
        var ids = ImmutableArray.CreateBuilder<string>();
        var others = ImmutableArray.CreateBuilder<FileSyntax>();
        foreach (var file in Parsed(texts))
        {
            if (!file.Diagnostics.IsEmpty || file.Statements.Any(s => s is not EntrySyntax))
            {
                others.Add(file);
                continue;
            }
            plain.Add(file.Source);
            foreach (var entry in file.Statements.OfType<EntrySyntax>())
            foreach (var clause in entry.Clauses)
                if (clause is NameClauseSyntax { Kind: NameClauseKind.Id, Name.Text: var id })
                    ids.Add(id);
        }
        return new LedgerTexts(plain.ToImmutable(), ids.ToImmutable(), others.ToImmutable());
    }

    /// <summary>The entries, without <see cref="Others"/>; each time they are asked for they are parsed.</summary>
    public IEnumerable<EntrySyntax> Entries() => Parsed(plain).SelectMany(f => f.Statements).OfType<EntrySyntax>();

    private static IEnumerable<FileSyntax> Parsed(IEnumerable<SourceText> texts)
    {
        foreach (var chunk in texts.Chunk(ChunkSize))
        {
            var parsed = new FileSyntax[chunk.Length];
            Parallel.For(0, chunk.Length, i => parsed[i] = Parser.Parse(chunk[i]));
            foreach (var file in parsed)
                yield return file;
        }
    }
}
