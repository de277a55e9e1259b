using NodaTime;
using Servanda.Model;
using Servanda.Reference;
using Servanda.Tests.Assessment;
using Servanda.Text;

namespace Servanda.Tests.Model;

/// <summary>
/// Entries of a ledger are bound side by side, each alone. What comes of it is what comes of one file with all of them.
/// </summary>
public class LedgerTextsTests
{
    static readonly Instant Entered = Instant.FromUtc(2026, 1, 1, 0, 0);

    [Fact]
    public void Entries_of_a_ledger_are_those_of_a_file_with_all_of_them() =>
        InvariantCase.Any.Hold(c => BothWays(c.Dossier, Doubtful(c.Dossier, c.Draw())), Agreement.Cases(10));

    [Fact]
    public void Unlike_names_are_told_the_same_in_every_run()
    {
        // More than for which suggestions are looked up: which ones get one must not depend on who comes first.
        var entries = Enumerable
            .Range(0, 3000)
            .Select(i => $"2026-01-02 Norht{i} reports treaty-signde{i}\n")
            .ToArray();
        SourceText agreement = new("a.accord", "party North\nevent treaty-signed\ninstrument treaty made by North\n");
        var texts = Texts(entries);
        var told = DossierReader.Bind([agreement, .. texts]).Diagnostics.Select(d => d.Message).ToList();
        for (var run = 0; run < 3; run++)
            Assert.Equal(told, DossierReader.Bind([agreement, .. texts.Reverse()]).Diagnostics.Select(d => d.Message));
    }

    static bool BothWays(Dossier dossier, string[] entries)
    {
        SourceText agreement = new("a.accord", DossierWriter.Write(dossier with { Entries = [] }));
        var file = DossierReader.Bind([agreement, new SourceText("b.accord", string.Concat(entries))]);
        var ledger = DossierReader.Bind([agreement, .. Texts(entries)]);
        Assert.Equal(file.Entries.Select(Said), ledger.Entries.Select(Said));
        // The same words twice are one mistake in a file, and one entry in a ledger.
        Assert.Equal(
            file.Diagnostics.Select(d => (d.Code, d.Message))
                .Where(d => d.Code != "identical-entries")
                .Distinct()
                .Order(),
            ledger.Diagnostics.Select(d => (d.Code, d.Message)).Distinct().Order()
        );
        Assert.Equal(file.Rosters.Keys, ledger.Rosters.Keys);
        return true;
    }

    static SourceText[] Texts(string[] entries) =>
        [.. entries.Select((e, i) => new SourceText($"ledger/{i:0000000}", e) { Entered = Entered })];

    static (string, string) Said(Entry entry) => (entry.Id, DossierWriter.Write(entry));

    /// <summary>The dossier's entries, some said twice, and some that name what is not there, or another entry.</summary>
    static string[] Doubtful(Dossier dossier, Random draw)
    {
        var entries = dossier.Entries.Select(e => DossierWriter.Write(e).TrimEnd() + "\n").ToList();
        for (var n = draw.Next(6); n > 0 && entries.Count > 0; n--)
        {
            var text = entries[draw.Next(entries.Count)];
            var other = dossier.Entries[draw.Next(dossier.Entries.Length)];
            entries.Add(
                draw.Next(7) switch
                {
                    0 => text,
                    1 => text.Replace(" reports ", " announces ", StringComparison.Ordinal),
                    2 => $"2026-01-02 {other.Speakers[0].Name} withdraws {other.Id}\n",
                    3 => $"2026-01-02 \"somebody\" rejects {other.Id}\n",
                    4 => text.TrimEnd() + $"\n  id {other.Id}\n",
                    5 => text.Replace("20", "2O", StringComparison.Ordinal),
                    _ => text + text.Replace('e', 'a'),
                }
            );
        }
        return [.. entries];
    }
}
