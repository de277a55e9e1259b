using System.Collections.Immutable;
using System.Text;
using CsCheck;
using NodaTime;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Reference;
using Servanda.Text;

namespace Servanda.Tests.Assessment;

/// <summary>A dossier, a question to ask of it, and the seed of whatever else a property draws.</summary>
public sealed record InvariantCase(Dossier Dossier, Question Question, int Seed)
{
    /// <summary>
    /// Generated dossiers: a third as they are drawn, a third with withdrawals of withdrawals and with entries of one
    /// instant, a third read from a text in which something is broken.
    /// </summary>
    public static Gen<InvariantCase> Any { get; } = Of(DossierGenerator.GenCase);

    /// <summary>The same without what came into the language after its first half.</summary>
    public static Gen<InvariantCase> First { get; } = Of(DossierGenerator.GenFirstCase);

    static Gen<InvariantCase> Of(Gen<(Dossier Dossier, Question Question)> cases) =>
        Gen.Select(cases, Gen.Int[0, int.MaxValue - 1])
            .Select(
                (drawn, seed) =>
                    new InvariantCase(
                        (seed % 3) switch
                        {
                            1 => Entangled(drawn.Dossier, new Random(seed)),
                            2 => Broken(drawn.Dossier, new Random(seed)),
                            _ => drawn.Dossier,
                        },
                        drawn.Question,
                        seed
                    )
            );

    /// <summary>Random numbers that are the same for the same case.</summary>
    public Random Draw() => new(Seed);

    /// <summary>A roster's file; none, but of an example read from its folder.</summary>
    public Func<string, string?>? Rosters { get; init; }

    /// <summary>The dossier read again from its text, whose declarations and entries stand in another order and several files.</summary>
    public Dossier Shuffled(Random draw)
    {
        // A file with one instrument lends it to those of its commitments that name none, so all instruments stand in one.
        var instruments = new StringBuilder();
        var others = new List<string>();
        foreach (var block in BlocksOf(DossierWriter.Write(Dossier)))
            if (block.StartsWith("instrument ", StringComparison.Ordinal))
                instruments.Insert(0, block);
            else
                others.Add(block);
        var blocks = others.ToArray();
        draw.Shuffle(blocks);
        var cut = draw.Next(blocks.Length + 1);
        return Read([string.Concat(blocks[..cut]), string.Concat(blocks[cut..]) + instruments]);
    }

    /// <summary>The dossier read again from its text.</summary>
    public Dossier Reread() => Read([DossierWriter.Write(Dossier)]);

    Dossier Read(IEnumerable<string> texts) =>
        DossierReader.Bind(texts.Select((t, i) => new SourceText($"{i}.accord", t)), Dossier.Name, Rosters);

    /// <summary>The declarations and entries of a text: each begins at the left margin.</summary>
    static string[] BlocksOf(string text)
    {
        var blocks = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line[0] == ' ' && blocks.Count > 0)
                blocks[^1] += line + "\n";
            else
                blocks.Add(line + "\n");
        return [.. blocks];
    }

    /// <summary>Chains and circles of withdrawals, and entries moved to one instant.</summary>
    static Dossier Entangled(Dossier dossier, Random draw)
    {
        if (dossier.Entries.IsEmpty)
            return dossier;
        for (var n = draw.Next(1, 6); n > 0; n--)
        {
            var target = dossier.Entries[draw.Next(dossier.Entries.Length)];
            if (draw.Next(3) == 0)
            {
                var other = dossier.Entries[draw.Next(dossier.Entries.Length)];
                dossier = dossier with
                {
                    Entries = dossier.Entries.Replace(target, target with { Said = other.Said, Known = other.Known }),
                };
                continue;
            }
            dossier = DossierGenerator.With(
                dossier,
                WithdrawalOf(target, $"w{n}", draw.Next(2) == 0 ? null : KnownAfter(dossier, target, draw.Next(4)))
            );
            // A withdrawal that was there already may take back the one that takes it back.
            if (target.Verb == Verb.Withdraws && draw.Next(2) == 0)
                dossier = dossier with
                {
                    Entries =
                    [
                        .. dossier.Entries.Select(e =>
                            e.Id == target.Id ? e with { Object = $"w{n}", Speakers = target.Speakers } : e
                        ),
                    ],
                };
        }
        return DossierGenerator.With(
            dossier,
            WithdrawalOf(dossier.Entries[draw.Next(dossier.Entries.Length)], "w0", null)
        );
    }

    /// <summary>A further entry, of any kind.</summary>
    public static Entry FurtherEntry(Dossier dossier, Random draw)
    {
        if (
            dossier.Facts.Values.All(f => f.Definition is not null)
            || dossier.Commitments.IsEmpty
            || dossier.Instruments.IsEmpty
            || dossier.Actors.IsEmpty
        )
            // A broken text may leave the generator nothing to speak of; all can still put an end to what there is.
            return new Entry
            {
                Id = $"e{draw.Next(1000, 1_000_000)}",
                Said = EdtfDate.OfDay(DossierGenerator.FirstDay),
                Speakers = [.. dossier.Actors.Keys.Select(name => new Speaker(name, true))],
                Verb = Verb.Terminates,
                Object = dossier.Commitments.Keys.Concat(dossier.Instruments.Keys).FirstOrDefault(),
            };
        return DossierGenerator.GenEntry(dossier).Generate(new PCG(0, (ulong)draw.NextInt64()), null, out _);
    }

    /// <summary>An entry that takes back another, of the same day and by the same speakers.</summary>
    public static Entry WithdrawalOf(Entry target, string id, EdtfDate? known) =>
        new()
        {
            Id = id,
            Said = target.Said,
            Known = known,
            Speakers = target.Speakers,
            Verb = Verb.Withdraws,
            Object = target.Id,
        };

    /// <summary>Some days after that on which an entry is known.</summary>
    public static EdtfDate KnownAfter(Dossier dossier, Entry entry, int days) =>
        EdtfDate.OfDay(
            // An unspecified date ends with the calendar, after which there is no day.
            LocalDate
                .Min(
                    (entry.Known ?? entry.Said).Bounds(dossier.Zone).Latest.InZone(dossier.Zone).Date,
                    new LocalDate(9000, 1, 1)
                )
                .PlusDays(days)
        );

    /// <summary>The dossier as read from a text in which words were dropped, doubled or spoilt.</summary>
    static Dossier Broken(Dossier dossier, Random draw)
    {
        var blocks = BlocksOf(DossierWriter.Write(dossier));
        for (var n = draw.Next(1, 4); n > 0; n--)
        {
            var i = draw.Next(blocks.Length);
            var words = blocks[i].Split(' ').ToList();
            var at = draw.Next(words.Count);
            switch (draw.Next(4))
            {
                case 0:
                    words.RemoveAt(at);
                    break;
                case 1:
                    words.Insert(at, words[at]);
                    break;
                case 2:
                    words[at] = draw.Next(3) switch
                    {
                        0 => "nobody-knows",
                        1 => "%",
                        _ => "before",
                    };
                    break;
                default:
                    words.RemoveRange(at, words.Count - at);
                    words.Add("\n");
                    break;
            }
            blocks[i] = string.Join(' ', words);
        }
        return DossierReader.Bind([new SourceText("broken.accord", string.Concat(blocks))], dossier.Name);
    }
}
