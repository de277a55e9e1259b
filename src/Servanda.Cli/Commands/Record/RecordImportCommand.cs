using System.Collections.Immutable;
using System.CommandLine;
using Servanda.Cli.Asking;
using Servanda.Cli.Rendering;
using Servanda.Model;
using Servanda.Storage;
using Servanda.Storage.Records;
using Servanda.Text;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record import</c>: many entries, from the dossier itself or from files.</summary>
internal static class RecordImportCommand
{
    // One durable step: what is entered of a broken import is a whole number of these, and the rest is entered by running it again.
    const int Batch = 1000;

    public static Command Create(Surroundings surroundings)
    {
        var dossier = new DossierArgument();
        var files = new Argument<string[]>("FILE")
        {
            Description =
                "Accord text (.accord, .md), tables (.csv) or JSON Lines (.jsonl). With none: the dossier's own entries and text.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var columns = new Option<string[]>("--column")
        {
            HelpName = "NAME=COLUMN",
            Description =
                $"Where a table names a column otherwise: said=Date. The names: {string.Join(", ", EntryRow.Columns)}. Several: repeat it.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be entered, and enter nothing." };
        var by = RecordOptions.By();
        var command = new Command(
            "import",
            "Enter many statements. What is there already is recognised, so that a broken import is resumed by running it again. "
                + "Exit code 1, and nothing is entered, where something cannot be understood."
        )
        {
            dossier,
            files,
            columns,
            dryRun,
            by,
        };
        command.SetAction(parsed =>
        {
            var path = dossier.Path(parsed);
            var who = RecordOptions.ByWhom(parsed, by);
            var given = parsed.GetValue(files) ?? [];
            ImmutableArray<NewEvent> events;
            if (given.Length == 0)
            {
                events = Own(parsed, path, who);
            }
            else
            {
                if (!Texts(given, Columns(parsed.GetValue(columns) ?? []), surroundings, out var texts))
                    return ExitCode.Findings;
                var fresh = NewEntries.Of(parsed, path, texts);
                if (!fresh.Tell(surroundings, path))
                    return ExitCode.Findings;
                if (fresh.InText > 0)
                    surroundings.Output.WriteLine(
                        $"{QuestionWords.Count(fresh.InText, "entry stands", "entries stand")} in the dossier's text already."
                    );
                events = [.. fresh.Entries.Select(e => EntryEvents.Of(e, who))];
            }
            return parsed.GetValue(dryRun)
                ? Show(events, parsed, path, surroundings)
                : Enter(events, parsed, path, surroundings);
        });
        return command;
    }

    /// <summary>The dossier's own entries, and its text as it stands.</summary>
    static ImmutableArray<NewEvent> Own(ParseResult parsed, string path, string who)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var files = DossierFolder
            .Files(path)
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText);
        return
        [
            .. TextEvents.Of(LedgerOptions.Leaves(parsed, path), files, who),
            .. DossierFolder.Read(path).Entries.Select(e => EntryEvents.Of(e, who)),
        ];
    }

    static Dictionary<string, string> Columns(string[] given)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in given)
        {
            var parts = pair.Split('=', 2);
            if (parts.Length != 2 || !EntryRow.Columns.Contains(parts[0]))
                throw new UsageError(
                    $"'{pair}' says nothing of a column: write said=Date. The names: {string.Join(", ", EntryRow.Columns)}."
                );
            columns[parts[0]] = parts[1];
        }
        return columns;
    }

    static bool Texts(
        string[] files,
        Dictionary<string, string> columns,
        Surroundings surroundings,
        out List<SourceText> texts
    )
    {
        texts = [];
        var isSound = true;
        foreach (var file in files)
        {
            var text = RecordOptions.TextOf(file, surroundings);
            if (Path.GetExtension(file).ToLowerInvariant() is not (".csv" or ".jsonl" or ".ndjson"))
            {
                texts.Add(new SourceText(file, text));
                continue;
            }
            using var reader = new StringReader(text);
            var (rows, faults) = file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
                ? EntryForms.ReadCsv(reader, columns)
                : EntryForms.ReadJsonLines(reader);
            foreach (var fault in faults)
                surroundings.Output.WriteLine($"{file}:{fault.Line} {SafeText.Of(fault.Sentence)}");
            isSound &= faults.IsEmpty;
            // A file for each row, so that what is wrong with a row is told with its line.
            texts.AddRange(rows.Select(r => new SourceText($"{file}:{r.Line}", r.Row.ToSentence())));
        }
        if (!isSound)
            surroundings.Output.WriteLine("Nothing was entered.");
        return isSound;
    }

    static int Show(ImmutableArray<NewEvent> events, ParseResult parsed, string path, Surroundings surroundings)
    {
        var known = LedgerOptions.Leaves(parsed, path).Select(l => l.Key).ToHashSet();
        var fresh = events.Where(e => e.Key is null || !known.Contains(e.Key)).ToList();
        foreach (var one in fresh)
            surroundings.Output.WriteLine(
                one.Content switch
                {
                    EntryMade entry => SafeText.Of(entry.Text.TrimEnd()),
                    TextRevised text => $"# text of {SafeText.Of(text.Path)}",
                    _ => "",
                }
            );
        surroundings.Output.WriteLine(
            $"{QuestionWords.Count(fresh.Count, "event")} would be entered, {events.Length - fresh.Count} already there."
        );
        return ExitCode.Fine;
    }

    static int Enter(ImmutableArray<NewEvent> events, ParseResult parsed, string path, Surroundings surroundings)
    {
        using var ledger = LedgerOptions.Open(parsed, path, surroundings, create: true);
        var (entered, seen) = (0, 0);
        foreach (var batch in events.Chunk(Batch))
        {
            entered += LedgerOptions.Wait(ledger.Append(batch)).Entered;
            seen += batch.Length;
            if (events.Length > Batch && surroundings.Colour)
                surroundings.Error.Write($"\r{seen} of {events.Length}");
        }
        if (events.Length > Batch && surroundings.Colour)
            surroundings.Error.WriteLine();
        surroundings.Output.WriteLine(
            $"{QuestionWords.Count(entered, "event")} entered, {events.Length - entered} already there."
        );
        return ExitCode.Fine;
    }
}
