using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using Servanda.Diagnostics.Rules;

namespace Servanda.Model.Binding;

/// <summary>
/// Puts the record together: every entry gets its identifier, equal entries become one, and what is withdrawn is
/// looked up. The result depends on what the entries say, and not on their order.
/// </summary>
internal static class RecordAssembler
{
    // Digits of an identifier that is made of an entry's content, where eight do not tell two entries apart.
    private const int ManyDigits = 32;

    /// <summary>The record, by date of statement, then identifier.</summary>
    public static ImmutableArray<Entry> Assemble(BindingContext context, IEnumerable<BoundEntry> bound)
    {
        var different = Different(context, bound);
        var named = Named(context, different);
        var byId = new Lazy<Dictionary<string, Entry>>(() => named.ToDictionary(e => e.Id, StringComparer.Ordinal));
        CheckReferences(context, named, id => byId.Value.GetValueOrDefault(id), () => byId.Value.Keys);
        return InOrder(named, context.Zone);
    }

    /// <summary>Entries by date of statement, then identifier.</summary>
    public static ImmutableArray<Entry> InOrder(IEnumerable<Entry> entries, DateTimeZone zone)
    {
        // There are far fewer dates than entries, and bounds and texts are compared once for each.
        var ofDay = entries
            .GroupBy(e => e.Said)
            .Select(day => (Bounds: day.Key.Bounds(zone), Text: day.Key.ToString(), Entries: day.ToArray()))
            .OrderBy(d => d.Bounds.Earliest)
            .ThenBy(d => d.Bounds.Latest)
            .ThenBy(d => d.Text, StringComparer.Ordinal)
            .Select(d => d.Entries)
            .ToArray();
        Parallel.ForEach(ofDay, day => Array.Sort(day, (a, b) => string.CompareOrdinal(a.Id, b.Id)));
        return ImmutableCollectionsMarshal.AsImmutableArray(ofDay.SelectMany(d => d).ToArray());
    }

    /// <summary>The identifier of an entry where another entry has its own.</summary>
    /// <param name="id">Its own.</param>
    /// <param name="content">The identifier that its content would give it, in full.</param>
    public static string OtherId(string id, string content) =>
        content.StartsWith(id, StringComparison.Ordinal) ? content[..(2 + ManyDigits)] : $"{id}-{content[2..10]}";

    private static List<BoundEntry> Different(BindingContext context, IEnumerable<BoundEntry> bound)
    {
        var different = new List<BoundEntry>();
        var named = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new Dictionary<(string Id, string Content), int>();
        foreach (var one in bound)
        {
            // What an entry says is looked at only where another gives itself the same identifier, or it gives itself none.
            var id = one.Entry.Id;
            if (id.Length > 0 && named.TryAdd(id, different.Count))
            {
                different.Add(one);
                continue;
            }
            if (id.Length > 0)
            {
                var same = named[id];
                different[same] = different[same].WithContent();
                seen.TryAdd((id, different[same].Content!), same);
            }
            var (entry, content) = one.WithContent();
            if (seen.TryAdd((id, content!), different.Count))
            {
                different.Add(new BoundEntry(entry, content));
                continue;
            }
            var at = seen[(id, content!)];
            var first = different[at].Entry;
            if (first.Entered is not null || entry.Entered is not null)
                different[at] = new BoundEntry(OfTextAndLedger(first, entry), content);
            else if (entry.Location is { } place && first.Location is { } before)
                context.Report(IdenticalEntries.Rule.At(place.Source, place.Span, before.Source, before.Span));
        }
        return different;
    }

    // It stands where the text has it, and was entered when the ledger first had it.
    private static Entry OfTextAndLedger(Entry one, Entry other) =>
        (one.Entered, other.Entered) switch
        {
            (null, { } entered) => one with { Entered = entered },
            ({ } entered, null) => other with { Entered = entered },
            _ => one.Entered <= other.Entered ? one : other,
        };

    private static List<Entry> Named(BindingContext context, List<BoundEntry> different)
    {
        var named = new List<Entry>(different.Count);
        var taken = new HashSet<string>(different.Count, StringComparer.Ordinal);
        var own = ByName(different.Where(d => d.Entry.Id.Length > 0), d => d.Entry.Id, taken);
        named.AddRange(own.Alone.Select(d => d.Entry));
        foreach (var same in own.Shared)
        {
            var inOrder = same.OrderBy(d => d.Entry.Said.Bounds(context.Zone).Latest)
                .ThenBy(d => d.Content, StringComparer.Ordinal)
                .ToList();
            named.Add(inOrder[0].Entry);
            foreach (var (entry, content) in inOrder.Skip(1))
            {
                var id = OtherId(same.Key, content!);
                if (entry.Location is { } place && inOrder[0].Entry.Location is { } first)
                    context.Report(
                        DuplicateEntryId.Rule.At(place.Source, place.Span, same.Key, id, first.Source, first.Span)
                    );
                named.Add(entry with { Id = id });
                taken.Add(id);
            }
        }
        var given = ByName(different.Where(d => d.Entry.Id.Length == 0), ShortOf, new(StringComparer.Ordinal));
        foreach (var one in given.Alone)
            named.Add(
                one.Entry with
                {
                    Id = taken.Contains(ShortOf(one)) ? OtherId(ShortOf(one), one.Content!) : ShortOf(one),
                }
            );
        foreach (var one in given.Shared.SelectMany(s => s))
            named.Add(one.Entry with { Id = OtherId(ShortOf(one), one.Content!) });
        return named;

        static string ShortOf(BoundEntry one) => one.Content![..10];
    }

    /// <summary>Those that share their name with no other, nearly all, and those that do.</summary>
    private static (List<BoundEntry> Alone, IEnumerable<IGrouping<string, BoundEntry>> Shared) ByName(
        IEnumerable<BoundEntry> entries,
        Func<BoundEntry, string> nameOf,
        HashSet<string> names
    )
    {
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in entries)
            if (!names.Add(nameOf(one)))
                shared.Add(nameOf(one));
        var isShared = entries.ToLookup(e => shared.Count > 0 && shared.Contains(nameOf(e)));
        return ([.. isShared[false]], isShared[true].GroupBy(nameOf, StringComparer.Ordinal));
    }

    /// <summary>Further entries, each with its identifier; equal ones become one.</summary>
    /// <param name="context">Where what is wrong is noted.</param>
    /// <param name="bound">The entries as they were bound.</param>
    /// <param name="entryOf">The entry of an identifier in the record as it was; null where there is none.</param>
    /// <param name="ids">The identifiers of that record.</param>
    public static ImmutableArray<Entry> Further(
        BindingContext context,
        IEnumerable<BoundEntry> bound,
        Func<string, Entry?> entryOf,
        Func<IEnumerable<string>> ids
    )
    {
        var named = Named(context, Different(context, bound));
        var here = named.ToDictionary(e => e.Id, StringComparer.Ordinal);
        CheckReferences(context, named, id => here.GetValueOrDefault(id) ?? entryOf(id), () => ids().Concat(here.Keys));
        return [.. named];
    }

    private static void CheckReferences(
        BindingContext context,
        List<Entry> entries,
        Func<string, Entry?> entryOf,
        Func<IEnumerable<string>> ids
    )
    {
        NameSuggestions? near = null;
        foreach (var entry in entries)
        {
            if (entry is not { Object: { } name, Location: { } place } || context.Find(name) is not null)
                continue;
            if (entryOf(name) is { } target)
            {
                var said = target.Said.Bounds(context.Zone);
                if (entry.Verb == Verb.Withdraws && entry.Said.Bounds(context.Zone).Latest < said.Earliest)
                    context.Report(
                        WithdrawalBeforeEntry.Rule.At(place.Source, place.Span, name, target.Said.ToString())
                    );
                continue;
            }
            near ??= SuggestionsFrom(ids());
            context.Report(UnknownName.Rule.At(place.Source, place.Span, name, "an entry", near.For(name)));
        }
    }

    private static NameSuggestions SuggestionsFrom(IEnumerable<string> ids)
    {
        var near = new NameSuggestions();
        foreach (var id in ids.Order(StringComparer.Ordinal))
            near.Add(id, []);
        return near;
    }
}
