namespace Servanda.Model.Binding;

/// <summary>An entry as it was bound, before the record gives it its identifier.</summary>
/// <param name="Entry">The entry; its identifier is the one it gives itself, or empty.</param>
/// <param name="Content">The identifier that its content gives it, in full; null: it has not been asked for.</param>
internal readonly record struct BoundEntry(Entry Entry, string? Content)
{
    /// <summary>The identifier of an entry that gives itself none is worked out now, where many are bound side by side.</summary>
    public static BoundEntry Of(Entry entry) => new(entry, entry.Id.Length > 0 ? null : ContentOf(entry));

    /// <summary>With its content.</summary>
    public BoundEntry WithContent() => Content is null ? this with { Content = ContentOf(Entry) } : this;

    private static string ContentOf(Entry entry) => DossierWriter.IdOf(entry, 64);
}
