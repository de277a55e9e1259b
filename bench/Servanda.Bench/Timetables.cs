using System.Diagnostics;
using Servanda.Checks;
using Servanda.Foresight;
using Servanda.Foresight.Tests;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Bench;

/// <summary>Agreements that grow: the checks of the text, the solver's verdict, the smallest clash, and the whole timetable.</summary>
internal static class Timetables
{
    /// <summary>The sizes by which it is shown how it grows; the accord of Colombia has 578 commitments.</summary>
    public static readonly int[] Sizes = [100, 250, 578, 1_000, 2_000, 5_000];

    static readonly TimetableLimits Decide = new() { Time = TimeSpan.FromMinutes(10), OnlyDecide = true };
    static readonly TimetableLimits Whole = Decide with { OnlyDecide = false };

    /// <summary>Workload 8: what is told, and the drawing of it.</summary>
    public static string Run(IReadOnlyList<int> sizes)
    {
        var lines = new Dictionary<string, List<(double, double)>>();
        foreach (var size in sizes)
        foreach (var (what, worked) in Run(size))
            (lines.TryGetValue(what, out var line) ? line : lines[what] = []).Add((size, worked));
        return GrowthPlot.Draw(
            "commitments",
            "seconds of a processor",
            [.. lines.Select(l => (l.Key, (IReadOnlyList<(double, double)>)l.Value))]
        );
    }

    static List<(string What, double Worked)> Run(int commitments)
    {
        Console.WriteLine($"  {commitments:N0} commitments");
        var told = new List<(string, double)>();
        T Say<T>(string what, Func<T> work)
        {
            var (result, worked, wall) = Taken(work);
            told.Add((what, worked));
            Console.WriteLine($"    {what}: {worked:F2} s of a processor ({wall:F2} s by the clock)");
            return result;
        }
        var dossier = Read(LargeAgreement.Of(commitments));
        var clashing = Read(LargeAgreement.Of(commitments, clash: true));
        Say("all checks of the text", () => CheckReport.Of(dossier));
        Expect(TimetableVerdict.Possible, Say("whether it can be kept", () => Timetable.Check(dossier, Decide)));
        Expect(TimetableVerdict.Possible, Say("with the earliest timetable", () => Timetable.Check(dossier, Whole)));
        var clash = Say("one that cannot, with the clash", () => Timetable.Check(clashing, Decide));
        Expect(TimetableVerdict.Impossible, clash);
        Console.WriteLine($"      {clash.Clashes[0].Clauses.Length} clauses, smallest: {clash.Clashes[0].IsSmallest}");
        return told;
    }

    /// <summary>As a drafter has it: written as text, and read.</summary>
    static Dossier Read(Dossier dossier)
    {
        var read = DossierReader.Bind([new SourceText("draft.accord", DossierWriter.Write(dossier))], dossier.Name);
        return read.IsPartial ? throw new InvalidOperationException(read.Diagnostics[0].Message) : read;
    }

    static void Expect(TimetableVerdict verdict, TimetableResult result)
    {
        if (result.Verdict != verdict)
            throw new InvalidOperationException($"The verdict is {result.Verdict}.");
    }

    static (T Result, double Worked, double Wall) Taken<T>(Func<T> work)
    {
        T result = default!;
        var process = Process.GetCurrentProcess();
        var taken = new List<(double Worked, double Wall)>();
        // One to warm up, unless it takes long in itself.
        for (var i = 0; i < 4 && taken.Sum(t => t.Wall) < 10; i++)
        {
            var (before, start) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
            result = work();
            process.Refresh();
            taken.Add(
                ((process.TotalProcessorTime - before).TotalSeconds, Stopwatch.GetElapsedTime(start).TotalSeconds)
            );
        }
        var counted = taken.Skip(taken.Count > 1 ? 1 : 0).Order().ToList();
        var (worked, wall) = counted[counted.Count / 2];
        return (result, worked, wall);
    }
}
