using System.Collections.Concurrent;
using System.Collections.Immutable;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>
/// The texts of a ledger, each an entry. A record may have a million, and syntax takes many times the room of what it says: so
/// each is parsed and bound in one go, many side by side.
/// </summary>
internal sealed class LedgerTexts
{
    // Enough for one go that handing out the next is no work.
    private const int AtOnce = 512;
    private readonly ImmutableArray<SourceText> entries;

    private LedgerTexts(ImmutableArray<SourceText> entries, ImmutableArray<FileSyntax> others) =>
        (this.entries, Others) = (entries, others);

    /// <summary>Whether there are no texts but <see cref="Others"/>.</summary>
    public bool IsEmpty => entries.IsEmpty;

    /// <summary>Those that may declare something, which must be known before entries are bound: they are bound as files are.</summary>
    public ImmutableArray<FileSyntax> Others { get; }

    /// <summary>Looks through the texts.</summary>
    public static LedgerTexts Of(IEnumerable<SourceText> texts)
    {
        var entries = ImmutableArray.CreateBuilder<SourceText>();
        var others = ImmutableArray.CreateBuilder<FileSyntax>();
        foreach (var text in texts)
            if (HoldsEntriesOnly(text))
                entries.Add(text);
            else
                others.Add(Parser.Parse(text));
        return new LedgerTexts(entries.DrainToImmutable(), others.ToImmutable());
    }

    /// <summary>Binds the entries, all declarations being bound.</summary>
    /// <param name="context">The names; what is found is noted there.</param>
    /// <param name="binderOf">The binder of entries for a context.</param>
    /// <param name="learn">Is told the syntax of each entry of whose identifier the binder must know.</param>
    /// <returns>The entries, each with the identifier that its content gives it where it has no other.</returns>
    public IEnumerable<BoundEntry> Bind(
        BindingContext context,
        Func<BindingContext, EntryBinder> binderOf,
        Action<EntrySyntax> learn
    )
    {
        if (IsEmpty)
            return [];
        var bound = new BoundEntry[entries.Length];
        Parallel.ForEach(
            Partitioner.Create(0, entries.Length, AtOnce),
            () => (Context: context.Trial(), Binder: (EntryBinder?)null),
            (range, _, worker) =>
            {
                worker.Binder ??= binderOf(worker.Context);
                for (var i = range.Item1; i < range.Item2; i++)
                    bound[i] = BoundAlone(Parser.Parse(entries[i]), worker.Context, worker.Binder);
                return worker;
            },
            _ => { }
        );
        // What is to be told is told in one order, and what hangs on other entries needs the identifiers of all.
        var rest = new List<FileSyntax>();
        for (var i = 0; i < bound.Length; i++)
            if (bound[i].Entry is null)
                rest.Add(Parser.Parse(entries[i]));
            else if (bound[i].Entry.Id is { Length: > 0 } id)
                context.EntryIds.Add(id);
        foreach (var fault in rest.SelectMany(f => f.Diagnostics))
            context.Report(fault);
        var syntax = rest.SelectMany(f => f.Statements).OfType<EntrySyntax>().ToList();
        syntax.ForEach(learn);
        var binder = binderOf(context);
        return bound.Where(b => b.Entry is not null).Concat(syntax.Select(s => BoundEntry.Of(binder.Bind(s))));
    }

    private static BoundEntry BoundAlone(FileSyntax file, BindingContext context, EntryBinder binder)
    {
        if (!file.Diagnostics.IsEmpty || file.Blocks is not [{ Statements: [EntrySyntax syntax] }])
            return default;
        var entry = binder.Bind(syntax);
        return context.TakeDoubt() ? default : BoundEntry.Of(entry);
    }

    /// <summary>Whether what begins at the margin begins with a digit, as an entry does and no declaration can.</summary>
    private static bool HoldsEntriesOnly(SourceText source)
    {
        var text = source.Text;
        if (source.IsMarkdown || text.Length == 0 || !char.IsAsciiDigit(text[0]))
            return false;
        for (var end = NextLineEnd(0); end >= 0 && end + 1 < text.Length; end = NextLineEnd(end + 1))
            if (text[end + 1] is not (>= '0' and <= '9' or ' ' or '\t' or '\r' or '\n'))
                return false;
        return true;

        int NextLineEnd(int from)
        {
            var at = text.AsSpan(from).IndexOfAny('\n', '\r');
            return at < 0 ? -1 : from + at;
        }
    }
}
