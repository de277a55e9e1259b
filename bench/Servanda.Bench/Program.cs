using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Running;
using Servanda.Assessment;
using Servanda.Bench;
using Servanda.Model;

if (!args.Contains("--quick"))
{
    BenchmarkSwitcher.FromAssembly(typeof(Doha).Assembly).Run(args);
    return;
}
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Runs = 9;
var only = args.Where(a => a.Length == 1).ToHashSet();
var members = args.SkipWhile(a => a != "--members").Skip(1).Select(int.Parse).FirstOrDefault(1_000_000);
if (args.Contains("--profile"))
{
    // One workload again and again, for a sampler to look at.
    var assessor = new Assessor(only.Contains("2") ? Generated.Large(10_000, 100).Dossier : Generated.Roster(members));
    for (var i = 0; i < 20; i++)
        assessor.Assess(Workloads.LargeQuestion);
    return;
}
Console.WriteLine(
    $"{Machine()}, {Environment.ProcessorCount} processors, "
        + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}, "
        + $"{RuntimeInformation.FrameworkDescription}; medians and bests of {Runs} runs"
);

if (Asked("1"))
{
    var (doha, question) = Workloads.Doha();
    for (var i = 0; i < 500; i++)
        doha.Assess(question);
    Console.WriteLine($"1 Doha, {doha.Assess(question).Answers.Length} commitments, warm");
    Say("assess", Taken(() => doha.Assess(question), 200));
}
if (Asked("2"))
{
    var (dossier, rows, due) = Generated.Large(10_000, 100);
    Console.WriteLine($"2 {dossier.Commitments.Count:N0} commitments, {dossier.Entries.Length:N0} entries");
    var assessor = new Assessor(dossier);
    Say("build the index", Taken(() => assessor = new Assessor(dossier)));
    var watch = Stopwatch.StartNew();
    using var sql = new SqlLedger(rows, due);
    Console.WriteLine($"  load and index SQLite {sql.Version} (once) {watch.Elapsed.TotalMilliseconds:N0} ms");
    var counts = Workloads.ProveEqual(assessor, sql);
    Console.WriteLine($"  equal at four questions: {string.Join(", ", counts.Select(c => $"{c.Value} {c.Key}"))}");
    var theirs = Taken(() => sql.Statuses(Workloads.At, Workloads.Known));
    var ours = Taken(() => assessor.Assess(Workloads.LargeQuestion));
    Say("SQLite", theirs);
    Say("Servanda", ours);
    Console.WriteLine(
        $"  SQLite / Servanda {theirs.Median / ours.Median:F1} (best of each {theirs.Best / ours.Best:F1})"
    );
}
if (Asked("3"))
{
    ForEach(members, false);
    ForEach(members / 10, true);
    Console.WriteLine($"  peak working set {Process.GetCurrentProcess().PeakWorkingSet64 >> 20:N0} MiB");
}
if (Asked("4"))
{
    Console.WriteLine("4 servanda status examples/doha-2020, whole process, median of 20 runs");
    var cli = Path.Combine(Workloads.Root(), "src/Servanda.Cli/bin/Release/net10.0");
    WholeProcess("Release", Path.Combine(cli, "Servanda.Cli.dll"));
    WholeProcess("ReadyToRun", Path.Combine(cli, "linux-x64/publish/Servanda.Cli.dll"));
}
if (Asked("5"))
{
    Console.WriteLine("5 durable appends to a ledger in SQLite");
    await Ledgers.Append(1, 1_000);
    await Ledgers.Append(1_000, 20);
}
if (Asked("6"))
{
    var entries = args.SkipWhile(a => a != "--entries").Skip(1).Select(int.Parse).FirstOrDefault(1_000_000);
    Console.WriteLine($"6 a ledger of {entries:N0} entries");
    await Ledgers.VerifyAndLoad(entries, args.SkipWhile(a => a != "--ledger").Skip(1).FirstOrDefault());
}
if (Asked("7"))
{
    var large = Generated.Large(10_000, 100).Dossier;
    Console.WriteLine(
        $"7 {large.Commitments.Count:N0} commitments, {large.Entries.Length:N0} entries, and late entries"
    );
    LateEntries.Run(large, [.. large.Facts.Keys.Select(f => new FactRef(f))]);
    var roster = Generated.Roster(members / 10);
    var people = roster.Rosters["people"].Members;
    Console.WriteLine(
        $"7 for each of {people.Length:N0} members, {roster.Entries.Length:N0} entries, and late entries"
    );
    LateEntries.Run(roster, [.. people.SelectMany(p => new FactRef[] { new("started", p.Id), new("done", p.Id) })]);
}
if (Asked("8"))
{
    var sizes = args.SkipWhile(a => a != "--sizes").Skip(1).TakeWhile(a => int.TryParse(a, out _)).Select(int.Parse);
    Console.WriteLine(
        "8 agreements that grow: medians of 3 runs after one to warm up, of one run where that takes over 10 s"
    );
    var plot = Timetables.Run(sizes.Any() ? [.. sizes] : Timetables.Sizes);
    if (args.SkipWhile(a => a != "--plot").Skip(1).FirstOrDefault() is { } file)
        File.WriteAllText(file, plot);
}
if (Asked("9"))
{
    var seconds = args.SkipWhile(a => a != "--seconds").Skip(1).Select(int.Parse).FirstOrDefault(10);
    Console.WriteLine("9 readers of the workspace, Doha");
    await Readers.Doha(seconds);
    Console.WriteLine("9 a reader of 10,000 commitments in the workspace");
    await Readers.Large();
}

static void ForEach(int members, bool unlike)
{
    var dossier = Generated.Roster(members, unlike);
    var dated = unlike ? "times, no two alike" : "days";
    Console.WriteLine($"3 for each of {members:N0} members, {dossier.Entries.Length:N0} entries dated in {dated}");
    Assessor assessor = null!;
    var build = Taken(() => assessor = new Assessor(dossier));
    Say("build the index", build);
    var assess = Taken(() => assessor.Assess(Workloads.LargeQuestion));
    Say("assess", assess);
    var count = dossier.Entries.Length * 1000.0;
    Console.WriteLine($"  {count / assess.Median:N0} events/s warm (best {count / assess.Best:N0})");
    Console.WriteLine($"  {count / (assess.Median + build.Median):N0} events/s with the index");
}

bool Asked(string workload) => only.Count == 0 || only.Contains(workload);

static void Say(string what, (double Median, double Best) taken) =>
    Console.WriteLine($"  {what} {taken.Median:N2} ms (best {taken.Best:N2})");

static (double Median, double Best) Taken(Action action, int times = 1)
{
    var taken = new double[Runs];
    for (var i = -1; i < Runs; i++)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        for (var j = 0; j < times; j++)
            action();
        if (i >= 0)
            taken[i] = watch.Elapsed.TotalMilliseconds / times;
    }
    Array.Sort(taken);
    return (taken[Runs / 2], taken[0]);
}

static void WholeProcess(string kind, string dll)
{
    if (!File.Exists(dll))
    {
        Console.WriteLine($"  {kind}: not built");
        return;
    }
    var taken = new List<double>();
    for (var i = -1; i < 20; i++)
    {
        var start = new ProcessStartInfo("dotnet", [dll, "status", "examples/doha-2020"])
        {
            WorkingDirectory = Workloads.Root(),
            RedirectStandardOutput = true,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode > 1)
            throw new InvalidOperationException($"{dll} ended with {process.ExitCode}.");
        if (i >= 0)
            taken.Add(watch.Elapsed.TotalMilliseconds);
    }
    taken.Sort();
    Console.WriteLine($"  {kind} {(taken[9] + taken[10]) / 2:N0} ms (best {taken[0]:N0})");
}

static string Machine() =>
    File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name"))?.Split(':')[1].Trim() ?? "?"
        : RuntimeInformation.ProcessArchitecture.ToString();
