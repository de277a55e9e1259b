using System.Collections.Immutable;
using Servanda.Diagnostics;
using Servanda.Model.Binding;
using Servanda.Text;

namespace Servanda.Model;

/// <summary>
/// A dossier with the names to which it was bound, so that further entries are read without reading the dossier again.
/// </summary>
/// <remarks>
/// Safe to share between threads. What it reads it remembers by identifier, so that a later entry may withdraw it; the
/// <see cref="Dossier"/> stays as it was read.
/// </remarks>
public sealed class OpenDossier
{
    private readonly Lock gate = new();
    private readonly DossierBinder binder;
    private readonly Lazy<Dictionary<string, Entry>> byId;

    internal OpenDossier(Dossier dossier, DossierBinder binder)
    {
        (Dossier, this.binder) = (dossier, binder);
        byId = new(() => Dossier.Entries.ToDictionary(e => e.Id, StringComparer.Ordinal));
    }

    /// <summary>The dossier as it was read.</summary>
    public Dossier Dossier { get; }

    internal OpenDossier Saying(ImmutableArray<Diagnostic> diagnostics) =>
        new(Dossier with { Diagnostics = diagnostics }, binder);

    /// <summary>Reads a condition in the names of the dossier, as it could stand after <c>upon</c>.</summary>
    /// <param name="text">The condition, in the language: <c>talks-open and taliban-freed at least 5,000</c>.</param>
    /// <returns>The condition, or what is wrong with it. Never an exception.</returns>
    public ConditionRead ReadCondition(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (gate)
            return binder.BindCondition(text);
    }

    /// <summary>Reads the entries in a text.</summary>
    /// <param name="text">
    /// The text, in the language; where a ledger took it in, with the moment at which it did (<see cref="SourceText.Entered"/>).
    /// </param>
    /// <returns>The entries, and what is wrong with the text. Never an exception.</returns>
    public EntriesRead ReadEntries(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parsed = Parser.Parse(text);
        lock (gate)
        {
            var read = binder.BindEntries(parsed, id => byId.Value.GetValueOrDefault(id), () => byId.Value.Keys);
            foreach (var entry in read.Entries)
                byId.Value.TryAdd(entry.Id, entry);
            return read;
        }
    }
}

/// <summary>What was read of a condition that stands outside the dossier.</summary>
/// <param name="Condition">The condition; null where it cannot be read.</param>
/// <param name="Diagnostics">What is wrong with it; empty where it can be read.</param>
public sealed record ConditionRead(Condition? Condition, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>What was read of further entries.</summary>
/// <param name="Entries">
/// The entries, each with its own identifier or that of its content. Where another entry of the record has it, the record
/// decides (<see cref="Assessment.Live.LiveAssessment.Append(Entry)"/>).
/// </param>
/// <param name="Diagnostics">What is wrong with the text, in the order of places.</param>
/// <param name="Others">Where what is no entry stands: declarations and expectations, which are not read here.</param>
public sealed record EntriesRead(
    ImmutableArray<Entry> Entries,
    ImmutableArray<Diagnostic> Diagnostics,
    ImmutableArray<Location> Others
);
