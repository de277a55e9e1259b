using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Servanda.Cli.Tests.Support;
using Servanda.Tests;

namespace Servanda.Cli.Tests;

/// <summary>The ledger on the command line, in a copy of the Doha dossier.</summary>
public sealed class RecordTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("servanda-record-").FullName;

    public RecordTests()
    {
        Dossier = Path.Combine(_folder, "doha-2020");
        var original = Path.Combine(Repository.Root, "examples", "doha-2020");
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Dossier, Path.GetRelativePath(original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    string Dossier { get; }

    string LedgerFile => Path.Combine(Dossier, "ledger.sqlite");

    Task<Outcome> Record(string command, params string[] rest) => Command.Run(["record", command, Dossier, .. rest]);

    Task<Outcome> Status(params string[] rest) =>
        Command.Run(["status", Dossier, "--as-of", "2020-06-02", "--known", "2020-06-02", .. rest]);

    string Kept(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    void ByHand(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={LedgerFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    [Fact]
    public async Task A_dossier_imported_twice_is_entered_once_and_changes_no_answer()
    {
        var before = await Status();
        var dry = await Record("import", "--dry-run");
        Assert.EndsWith("events would be entered, 0 already there.\n", dry.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(LedgerFile));

        var first = await Record("import");
        Assert.Matches("^[0-9]+ events entered, 0 already there.\n$", first.Output);
        var again = await Record("import");
        Assert.Matches("^0 events entered, [0-9]+ already there.\n$", again.Output);
        Assert.Equal(before, await Status());

        // Its own record may then be taken out of the text: the ledger has it.
        foreach (var file in Directory.EnumerateFiles(Dossier, "record-*.md"))
            File.Delete(file);
        Assert.Equal(before, await Status());
        Assert.Equal(0, (await Command.Run("test", Dossier)).Code);
    }

    [Fact]
    public async Task A_text_that_is_changed_and_changed_back_is_kept_three_times()
    {
        await Record("import");
        var file = Path.Combine(Dossier, "outlook.md");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, text + "\nMore.\n", TestContext.Current.CancellationToken);
        Assert.StartsWith("1 event entered", (await Record("import")).Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        Assert.StartsWith("1 event entered", (await Record("import")).Output, StringComparison.Ordinal);
        File.Delete(file);
        Assert.StartsWith("1 event entered", (await Record("import")).Output, StringComparison.Ordinal);
        Assert.Contains(
            "text of outlook.md taken out",
            (await Record("log", "--last", "1")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task One_byte_changed_by_hand_is_found()
    {
        await Record("import");
        Assert.Equal(0, (await Record("verify")).Code);
        ByHand("DROP TRIGGER leaf_never_changes; UPDATE leaf SET key = key");
        Assert.Equal(0, (await Record("verify")).Code);
        ByHand(
            "UPDATE leaf SET bytes = CAST(replace(CAST(bytes AS TEXT), '\"kind\":\"entry\"', '\"kind\":\"entrz\"') AS BLOB) WHERE place = 60"
        );
        var verified = await Record("verify");
        Assert.Equal(1, verified.Code);
        Assert.StartsWith("Leaf 60 was changed", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_made_anew_does_not_fit_the_head_that_was_kept()
    {
        await Record("import");
        var head = Kept("head", (await Record("head")).Output);
        await Record("add", "2020-09-12 Khalilzad reports talks-open");
        Assert.Equal(0, (await Record("verify", "--head", head)).Code);
        File.Delete(LedgerFile);
        await Record("import");
        Assert.Equal(0, (await Record("verify")).Code);
        Assert.Equal(1, (await Record("verify", "--head", head)).Code);
    }

    [Fact]
    public async Task A_signed_head_is_checked_against_its_key()
    {
        await Record("import");
        var secret = Path.Combine(_folder, "secret");
        var key = (await Command.Run("record", "key", secret, "--name", "mission")).Output.Trim();
        var other = (await Command.Run("record", "key", secret + "2")).Output.Trim();
        var head = Kept("head", (await Record("head", "--sign-with", secret)).Output);
        Assert.Equal(0, (await Record("verify", "--head", head, "--key", key)).Code);
        Assert.Equal(2, (await Record("verify", "--head", head, "--key", other)).Code);
        Assert.Equal(2, (await Record("verify", "--head", head, "--key", "no key")).Code);
        var proof = Kept("proof", (await Record("prove", "dc-014", "--head", head)).Output);
        Assert.Equal(0, (await Record("check-proof", proof, "--key", key)).Code);
        Assert.Equal(1, (await Record("check-proof", proof, "--key", other)).Code);
        Assert.Equal(2, (await Command.Run("record", "key", secret)).Code);
    }

    [Fact]
    public async Task A_proof_is_accepted_by_a_program_that_knows_nothing_of_servanda()
    {
        await Record("import");
        var proof = (await Record("prove", "dc-014")).Output;
        var head = Kept("head", (await Record("head")).Output);
        var file = Kept("proof", proof);
        Assert.Equal(0, (await Record("check-proof", file)).Code);
        var place = proof.IndexOf("index ", StringComparison.Ordinal) + "index ".Length;
        var moved = Kept("moved", proof[..place] + "1" + proof[place..]);
        var byte8 = proof.IndexOf("extra ", StringComparison.Ordinal) + 40;
        var altered = Kept("altered", proof[..byte8] + (proof[byte8] == 'A' ? 'B' : 'A') + proof[(byte8 + 1)..]);
        Assert.Equal(1, (await Record("check-proof", moved)).Code);
        Assert.Equal(1, (await Record("check-proof", altered)).Code);
        Assert.Equal(1, (await Record("check-proof", Kept("none", "nothing"))).Code);
        Assert.Equal(1, (await Command.RunWith("", "record", "check-proof", Dossier)).Code);

        var python = Python();
        Assert.SkipWhen(
            python is null,
            "python3 is not installed: run `apt-get install python3`, or as root ./test, which does it."
        );
        Assert.Equal(0, Independent(python!, file, head));
        Assert.NotEqual(0, Independent(python!, moved));
        Assert.NotEqual(0, Independent(python!, altered));
        await Record("add", "2020-09-12 Khalilzad reports talks-open");
        Assert.NotEqual(0, Independent(python!, file, Kept("later", (await Record("head")).Output)));
    }

    static string? Python() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(p => Path.Combine(p, "python3"))
            .FirstOrDefault(File.Exists);

    static int Independent(string python, params string[] arguments)
    {
        var start = new ProcessStartInfo(python)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(Repository.Root, "tests", "independent", "check_proof.py") },
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    [Fact]
    public async Task What_is_added_counts_and_what_was_entered_by_a_date_can_be_asked()
    {
        await Record("import");
        var later = new[] { "--as-of", "2020-10-01", "--known", "2020-10-01" };
        await Record("add", "2020-09-20 Khalilzad reports talks-open on 2020-09-12", "--by", "anna");
        Assert.Contains(
            "fulfilled-late",
            (await Command.Run(["status", Dossier, "open-talks", .. later])).Output,
            StringComparison.Ordinal
        );
        var entered = (
            await Command.Run(["status", Dossier, "open-talks", .. later, "--entered", "2020-06-01"])
        ).Output;
        Assert.Contains("overdue", entered, StringComparison.Ordinal);
        var log = (await Record("log", "--last", "1", "--format", "csv")).Output;
        Assert.Contains("anna", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-09-12 Nobody reports talks-open", "unknown-speaker")]
    [InlineData("2020-09-12 Shaheen reports talks-opn", "unknown-name")]
    [InlineData("event other \"x\"", "Only entries")]
    [InlineData("2020-02-30 Shaheen reports talks-open", "date")]
    [InlineData("no entry at all", "")]
    public async Task What_cannot_be_understood_is_told_and_not_entered(string text, string told)
    {
        await Record("import");
        var head = await Record("head");
        var added = await Record("add", text);
        Assert.Equal(1, added.Code);
        Assert.Contains(told, added.Output, StringComparison.Ordinal);
        Assert.Equal(head, await Record("head"));
    }

    [Fact]
    public async Task What_is_wrong_with_an_entry_is_told_by_its_column()
    {
        var added = await Record("add", "2020-09-12 Shahen reports talks-open");
        Assert.StartsWith("the line given, column 12: error[unknown-speaker]", added.Output, StringComparison.Ordinal);
        added = await Record("add", "2020-09-12 Shaheen reports talks-open\n  on 2020-13");
        Assert.StartsWith("the line given, line 2, column 11: error", added.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("entry.accord", added.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_names_no_other_is_entered_without_a_look_at_the_others()
    {
        await Record("import");
        ByHand("DROP TRIGGER leaf_never_changes; UPDATE leaf SET bytes = x'00' WHERE place = 5");
        Assert.Equal(0, (await Record("add", "2020-09-12 Shaheen reports talks-open")).Code);
        var again = await Record("add", "2020-09-12 Shaheen reports talks-open");
        Assert.StartsWith("It was entered already", again.Output, StringComparison.Ordinal);
        Assert.Equal(74, (await Record("add", "2020-09-13 Shaheen withdraws begun")).Code);
    }

    [Fact]
    public async Task An_entry_may_name_one_that_only_the_ledger_has()
    {
        await Record("import");
        await Record("add", "2020-09-12 Shaheen reports talks-open id begun");
        Assert.Equal(0, (await Record("add", "2020-09-13 Shaheen withdraws begun")).Code);
        var other = await Record("add", "2020-09-13 Shaheen reports talks-open id begun");
        Assert.Contains("[duplicate-entry-id]", other.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("record")]
    [InlineData("record", "--store", "sqlite:x")]
    public async Task A_group_alone_lists_its_commands(params string[] args)
    {
        var asked = await Command.Run(args);
        Assert.Equal((2, ""), (asked.Code, asked.Output));
        Assert.StartsWith(
            "servanda: `servanda record` alone says nothing to do: choose one of its commands.",
            asked.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("withdraw <DOSSIER> <ENTRY>", asked.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_a_group_does_not_have_is_named()
    {
        var asked = await Command.Run("record", "verfy");
        Assert.Equal(2, asked.Code);
        Assert.StartsWith(
            "servanda: Unrecognized command or argument 'verfy'. Did you mean 'verify'?",
            asked.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_entry_is_asked_for_part_by_part()
    {
        await Record("import");
        var added = await Command.RunWith(
            "2020-09-12\n\nShaheen\nreports\ntalks-open\n\n\nThey have begun\nTwitter, 12 September\nB2\n",
            "record",
            "add",
            Dossier
        );
        Assert.Equal(0, added.Code);
        Assert.Contains(
            "2020-09-12 Shaheen reports talks-open: \"They have begun\"",
            added.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(2, (await Command.RunWith("2020-09-12\n", "record", "add", Dossier)).Code);
    }

    [Fact]
    public async Task A_submission_sent_twice_with_one_key_is_one_entry()
    {
        await Record("import");
        var first = await Record("add", "2020-09-12 Shaheen reports talks-open \"one\"", "--once", "form-1");
        var second = await Record("add", "2020-09-12 Shaheen reports talks-open \"two\"", "--once", "form-1");
        Assert.StartsWith("Entered as leaf", first.Output, StringComparison.Ordinal);
        Assert.StartsWith("It was entered already", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_is_an_entry_and_both_stay()
    {
        await Record("import");
        var done = await Record("withdraw", "dc-014", "--reason", "the list is complete", "--on", "2020-04-01");
        Assert.Equal(0, done.Code);
        Assert.Contains("Faisal withdraws dc-014", done.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Record("withdraw", "dc-0014")).Code);
        var log = (await Record("log")).Output;
        Assert.Contains("postpones decree-first-group", log, StringComparison.Ordinal);
        Assert.Contains("withdraws dc-014", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accord", ".accord")]
    [InlineData("csv", ".csv")]
    [InlineData("jsonl", ".jsonl")]
    public async Task What_is_exported_reads_back_as_the_same_record(string format, string ending)
    {
        var before = await Status("--format", "json");
        var file = Kept("record" + ending, (await Record("export", "--format", format)).Output);
        foreach (var page in Directory.EnumerateFiles(Dossier, "record-*.md"))
            File.Delete(page);
        var imported = await Record("import", file);
        Assert.True(imported.Code == 0, imported.Seen);
        Assert.Equal(before, await Status("--format", "json"));
        Assert.Equal(0, (await Command.Run("test", Dossier)).Code);
    }

    [Fact]
    public async Task A_table_with_names_of_its_own_is_mapped_and_its_faults_are_told_by_line()
    {
        var table = Kept(
            "claims.csv",
            """
            Date,Who,Act,Claim,When,Quote,Where
            2020-09-12,Shaheen,reports,talks-open,,"They have begun, in Doha","|Twitter|https://example.org/1"
            2020-09-13,"Shaheen, Khalilzad",reports,talks-open,2020-09-12,,
            """
        );
        string[] names =
        [
            "--column",
            "said=Date",
            "--column",
            "speakers=Who",
            "--column",
            "verb=Act",
            "--column",
            "what=Claim",
            "--column",
            "on=When",
            "--column",
            "note=Quote",
            "--column",
            "source=Where",
        ];
        Assert.Equal("2 events entered, 0 already there.\n", (await Record("import", [table, .. names])).Output);
        Assert.Equal("0 events entered, 2 already there.\n", (await Record("import", [table, .. names])).Output);

        var broken = Kept(
            "broken.csv",
            "said,speakers,verb,what\n2020-09-12,Shaheen,reports,talks-open\n2020-09-12,Shaheen,shouts,talks-open\n"
        );
        var told = await Record("import", broken);
        Assert.Equal(1, told.Code);
        Assert.Contains("broken.csv:3", told.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was entered.", told.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await Record("import", table, "--column", "said=Datum")).Code);
        Assert.Equal(2, (await Record("import", table, "--column", "date=Date")).Code);
        Assert.Equal(1, (await Record("import", Kept("x.jsonl", "{\"said\": \n[]\n"))).Code);
        Assert.Equal(2, (await Record("import", Path.Combine(_folder, "absent.csv"))).Code);
    }

    [Fact]
    public async Task Evidence_is_kept_under_its_hash_and_found_when_it_is_missing_or_changed()
    {
        await Record("import");
        var photo = Path.Combine(_folder, "photo <1>.jpg");
        await File.WriteAllBytesAsync(photo, [1, 2, 3], TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Record("attach", photo, "--entry", "dc-014", "--by", "anna")).Code);
        Assert.Contains("was there already", (await Record("attach", photo)).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Record("attach", photo, "--most", "2")).Code);
        Assert.Equal(2, (await Record("attach", photo, "--entry", "dc-0014")).Code);
        Assert.Equal(2, (await Record("attach", photo + "x")).Code);
        Assert.Equal(0, (await Record("verify")).Code);
        var kept = Assert.Single(
            Directory.EnumerateFiles(Path.Combine(Dossier, "evidence"), "*", SearchOption.AllDirectories)
        );
        var copy = Path.Combine(_folder, "copy.jpg");
        Assert.Equal(0, (await Record("extract", "039058c6f2c0", "--to", copy)).Code);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(copy, TestContext.Current.CancellationToken));
        Assert.Equal(2, (await Record("extract", "039058c6f2c0", "--to", copy)).Code);

        await File.WriteAllBytesAsync(kept, [1, 2, 4], TestContext.Current.CancellationToken);
        Assert.Contains("was changed", (await Record("verify")).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await Record("extract", "039058c6f2c0", "--to", copy + "2")).Code);
        File.Delete(kept);
        var verified = await Record("verify");
        Assert.Equal(1, verified.Code);
        Assert.Contains("is missing", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_tells_of_a_person_can_be_made_unreadable_and_the_ledger_still_verifies()
    {
        await Record("import");
        await Record("add", "2020-09-12 Shaheen reports talks-open \"secret words\"", "--subject", "p-1");
        Assert.Contains("secret words", (await Record("log")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "secret words",
            System.Text.Encoding.UTF8.GetString(AllBytes()),
            StringComparison.Ordinal
        );
        var head = Kept("head", (await Record("head")).Output);
        Assert.Equal(2, (await Record("erase", "p-1")).Code);
        Assert.Equal(0, (await Record("erase", "p-1", "--for-good", "--reason", "asked for it")).Code);
        Assert.Equal(2, (await Record("erase", "p-1", "--for-good")).Code);
        Assert.DoesNotContain("secret words", (await Record("log")).Output, StringComparison.Ordinal);
        Assert.Contains("entry about p-1: erased", (await Record("log")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Record("verify", "--head", head)).Code);
        Assert.Contains("overdue", (await Status("open-talks")).Output, StringComparison.Ordinal);
    }

    byte[] AllBytes() => [.. Directory.EnumerateFiles(Dossier, "ledger.sqlite*").SelectMany(ReadShared)];

    static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    [Fact]
    public async Task A_ledger_elsewhere_is_named_and_what_cannot_be_opened_is_told_in_a_sentence()
    {
        var elsewhere = "sqlite:" + Path.Combine(_folder, "other.db");
        Assert.Equal(0, (await Record("import", "--store", elsewhere)).Code);
        Assert.False(File.Exists(LedgerFile));
        Assert.Equal(0, (await Record("verify", "--store", elsewhere)).Code);

        foreach (
            var (store, told) in new[]
            {
                ("sqlite:" + Path.Combine(_folder, "absent.db"), "There is no ledger"),
                ("sqlite:" + Kept("text", new string('x', 4096)), "is no ledger"),
                ("mysql:x", "no address of a ledger"),
                ("postgres:Host=localhost;Password=secret", "password"),
                ("postgres://anna:secret@localhost/x", "password"),
                ("postgres://anna@127.0.0.1:1/x", "cannot be reached"),
            }
        )
        {
            var failed = await Record("verify", "--store", store);
            Assert.Equal(74, failed.Code);
            Assert.Contains(told, failed.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", failed.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", failed.Error, StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
