using System.Collections.Immutable;
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

    /// <param name="Entry">An entry.</param>
    /// <param name="Content">The identifier that its content would give it.</param>
    private sealed record Written(Entry Entry, string Content);

    /// <summary>The record, by date of statement, then identifier.</summary>
    public static ImmutableArray<Entry> Assemble(BindingContext context, IEnumerable<Entry> bound)
    {
        var different = Different(context, bound);
        var named = Named(context, different);
        var byId = named.ToDictionary(e => e.Id, StringComparer.Ordinal);
        CheckReferences(context, named, byId.GetValueOrDefault, () => byId.Keys);
        return InOrder(named, context.Zone);
    }

    /// <summary>Entries by date of statement, then identifier.</summary>
    public static ImmutableArray<Entry> InOrder(IEnumerable<Entry> entries, DateTimeZone zone) =>
        [
            .. entries
                .OrderBy(e => e.Said.Bounds(zone).Earliest)
                .ThenBy(e => e.Said.Bounds(zone).Latest)
                .ThenBy(e => e.Said.ToString(), StringComparer.Ordinal)
                .ThenBy(e => e.Id, StringComparer.Ordinal),
        ];

    /// <summary>The identifier of an entry where another entry has its own.</summary>
    /// <param name="id">Its own.</param>
    /// <param name="content">The identifier that its content would give it, in full.</param>
    public static string OtherId(string id, string content) =>
        content.StartsWith(id, StringComparison.Ordinal) ? content[..(2 + ManyDigits)] : $"{id}-{content[2..10]}";

    private static List<Written> Different(BindingContext context, IEnumerable<Entry> bound)
    {
        var different = new List<Written>();
        var seen = new Dictionary<(string Id, string Content), int>();
        foreach (var entry in bound)
        {
            var content = DossierWriter.IdOf(entry, 64);
            if (seen.TryAdd((entry.Id, content), different.Count))
            {
                different.Add(new Written(entry, content));
                continue;
            }
            var at = seen[(entry.Id, content)];
            var first = different[at].Entry;
            if (first.Entered is not null || entry.Entered is not null)
                different[at] = new Written(OfTextAndLedger(first, entry), content);
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

    private static List<Entry> Named(BindingContext context, List<Written> different)
    {
        var named = new List<Entry>(different.Count);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var same in different.Where(d => d.Entry.Id.Length > 0).GroupBy(d => d.Entry.Id, StringComparer.Ordinal)
        )
        {
            var inOrder = same.OrderBy(d => d.Entry.Said.Bounds(context.Zone).Latest)
                .ThenBy(d => d.Content, StringComparer.Ordinal)
                .ToList();
            named.Add(inOrder[0].Entry);
            taken.Add(same.Key);
            foreach (var (entry, content) in inOrder.Skip(1))
            {
                var id = OtherId(same.Key, content);
                if (entry.Location is { } place && inOrder[0].Entry.Location is { } first)
                    context.Report(
                        DuplicateEntryId.Rule.At(place.Source, place.Span, same.Key, id, first.Source, first.Span)
                    );
                named.Add(entry with { Id = id });
                taken.Add(id);
            }
        }
        foreach (
            var same in different
                .Where(d => d.Entry.Id.Length == 0)
                .GroupBy(d => d.Content[..10], StringComparer.Ordinal)
        )
        {
            var isClear = same.Count() == 1 && !taken.Contains(same.Key);
            foreach (var (entry, content) in same)
                named.Add(entry with { Id = isClear ? same.Key : OtherId(same.Key, content) });
        }
        return named;
    }

    /// <summary>Further entries, each with its identifier; equal ones become one.</summary>
    /// <param name="context">Where what is wrong is noted.</param>
    /// <param name="bound">The entries as they were bound.</param>
    /// <param name="entryOf">The entry of an identifier in the record as it was; null where there is none.</param>
    /// <param name="ids">The identifiers of that record.</param>
    public static ImmutableArray<Entry> Further(
        BindingContext context,
        IEnumerable<Entry> bound,
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
