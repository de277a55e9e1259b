using System.Diagnostics;
using System.Runtime.InteropServices;
using NodaTime;
using Servanda.Assessment;
using Servanda.Assessment.Live;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Bench;

/// <summary>
/// Entries that come late into a record: they happened long ago, are known today, and the answers are wanted at once. Each
/// is appended to a live assessment, which returns the answers that changed.
/// </summary>
internal static partial class LateEntries
{
    const int Warm = 1_000;
    const int Measured = 10_000;

    /// <summary>Workload 5 on one dossier.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="subjects">The facts that the entries are about, drawn by chance.</param>
    public static void Run(Dossier dossier, IReadOnlyList<FactRef> subjects)
    {
        var (watch, worked) = (Stopwatch.StartNew(), Worked());
        var live = new LiveAssessment(dossier, Workloads.LargeQuestion);
        Console.WriteLine(
            $"  build the live assessment (once) {watch.Elapsed.TotalMilliseconds:N0} ms, "
                + $"{(Worked() - worked).TotalMilliseconds:N0} ms of a processor"
        );
        var entries = Late(dossier, subjects).ToList();
        for (var i = 0; i < Warm; i++)
            live.Append(entries[i]);
        ProveEqual(live, dossier, entries[..Warm]);
        var (taken, work, changed) = (new double[Measured], new double[Measured], 0);
        GC.Collect();
        for (var i = 0; i < Measured; i++)
        {
            var start = Stopwatch.GetTimestamp();
            worked = Worked();
            var updates = live.Append(entries[Warm + i]);
            work[i] = (Worked() - worked).TotalMilliseconds;
            taken[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            changed += updates.IsEmpty ? 0 : 1;
        }
        ProveEqual(live, dossier, entries);
        Console.WriteLine($"  {changed:N0} of {Measured:N0} late entries changed answers");
        Say("a late entry, by the clock", taken);
        Say("a late entry, of a processor", work);
    }

    static void Say(string what, double[] taken)
    {
        Array.Sort(taken);
        Console.WriteLine(
            $"  {what}: p50 {taken[Measured / 2]:F3} ms, p99 {taken[Measured * 99 / 100]:F3} ms, most {taken[^1]:F3} ms"
        );
    }

    /// <summary>How long this thread has had a processor: what others on a busy machine take from it does not count.</summary>
    static TimeSpan Worked()
    {
        if (!OperatingSystem.IsLinux())
            return TimeSpan.Zero;
        const int ThreadTime = 3;
        _ = ReadClock(ThreadTime, out var time);
        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / 100);
    }

    struct ClockTime
    {
        public long Seconds;
        public long Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out ClockTime time);

    static IEnumerable<Entry> Late(Dossier dossier, IReadOnlyList<FactRef> subjects)
    {
        var random = new Random(20201202);
        var speakers = dossier.Actors.Values.Where(a => a.Kind == ActorKind.Body).Select(a => a.Name).ToList();
        var today = Instant.FromUnixTimeSeconds(Workloads.Known).InUtc().Date;
        for (var i = 0; i < Warm + Measured; i++)
            yield return new Entry
            {
                Id = $"L{i}",
                Said = EdtfDate.OfDay(today),
                Occurred = EdtfDate.OfDay(today.PlusDays(-random.Next(1, 330))),
                Speakers = [new Speaker(speakers[random.Next(speakers.Count)], true)],
                Verb = random.Next(10) == 0 ? Verb.Denies : Verb.Reports,
                Content = new Holds(subjects[random.Next(subjects.Count)]),
            };
    }

    static void ProveEqual(LiveAssessment live, Dossier dossier, IEnumerable<Entry> added)
    {
        var assessor = new Assessor(dossier with { Entries = dossier.Entries.AddRange(added) });
        var scratch = assessor.Assess(live.Question).Answers;
        for (var i = 0; i < scratch.Length; i++)
            if (Text(scratch[i]) != Text(live.Current.Answers[i]))
                throw new InvalidOperationException(
                    $"{Text(live.Current.Answers[i])}, from scratch {Text(scratch[i])}."
                );
    }

    static string Text(Answer a) =>
        $"{a.Commitment.Name} {a.Status} {a.Since} {a.Due} {a.OriginalDue} {a.Aim} {a.Evidence} {a.Progress} "
        + $"{string.Join(' ', a.Possible)}; {string.Join(' ', a.Flags)}; {string.Join(' ', a.WaitsFor)}; "
        + string.Join(' ', a.Instances);
}
