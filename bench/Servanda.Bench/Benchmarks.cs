using BenchmarkDotNet.Attributes;
using NodaTime;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Bench;

/// <summary>The agreement of Doha, read once.</summary>
[MemoryDiagnoser]
public class Doha
{
    Assessor _assessor = null!;
    Question _question = null!;

    [GlobalSetup]
    public void Read() => (_assessor, _question) = Workloads.Doha();

    [Benchmark]
    public object Assess() => _assessor.Assess(_question);
}

/// <summary>10,000 commitments and 1,000,000 entries, beside SQLite.</summary>
[MemoryDiagnoser]
public class Large
{
    Assessor _assessor = null!;
    SqlLedger _sql = null!;

    [GlobalSetup]
    public void Generate()
    {
        var (dossier, rows, due) = Generated.Large(10_000, 100);
        (_assessor, _sql) = (new Assessor(dossier), new SqlLedger(rows, due));
        Workloads.ProveEqual(_assessor, _sql);
    }

    [Benchmark(Baseline = true)]
    public object Sqlite() => _sql.Statuses(Workloads.At, Workloads.Known);

    [Benchmark]
    public object Servanda() => _assessor.Assess(Workloads.LargeQuestion);
}

/// <summary>One <c>for each</c> over a roster.</summary>
[MemoryDiagnoser]
public class ForEachMember
{
    Assessor _assessor = null!;

    [Params(200_000)]
    public int Members { get; set; }

    [GlobalSetup]
    public void Generate() => _assessor = new Assessor(Generated.Roster(Members));

    [Benchmark]
    public object Assess() => _assessor.Assess(Workloads.LargeQuestion);
}

/// <summary>What is asked, in the benchmarks and in the quick run alike.</summary>
internal static class Workloads
{
    /// <summary>As of the end of 2021-01-01.</summary>
    public static long At => Generated.End(366);

    /// <summary>As known at the end of 2020-12-02.</summary>
    public static long Known => Generated.End(336);

    public static Question LargeQuestion =>
        new() { AsOf = Instant.FromUnixTimeSeconds(At), KnownAt = Instant.FromUnixTimeSeconds(Known) };

    public static (Assessor, Question) Doha()
    {
        var dossier = DossierFolder.Read(Path.Combine(Root(), "examples", "doha-2020"));
        if (dossier.IsPartial || dossier.Commitments.IsEmpty)
            throw new InvalidOperationException("The Doha dossier could not be read.");
        var at = Instant.FromUtc(2020, 9, 12, 12, 0);
        return (new Assessor(dossier), new Question { AsOf = at, KnownAt = at });
    }

    /// <summary>Fails unless both give every commitment the same status, as known at several moments.</summary>
    public static SortedDictionary<string, int> ProveEqual(Assessor assessor, SqlLedger sql)
    {
        foreach (
            var (at, known) in new[] { (At, Known), (At, At), (Known, At), (Generated.End(800), Generated.End(900)) }
        )
        {
            var ours = assessor
                .Assess(new() { AsOf = Instant.FromUnixTimeSeconds(at), KnownAt = Instant.FromUnixTimeSeconds(known) })
                .Answers;
            var theirs = sql.Statuses(at, known);
            if (ours.Length != theirs.Count)
                throw new InvalidOperationException($"{ours.Length} answers, {theirs.Count} in SQL.");
            for (var i = 0; i < ours.Length; i++)
                if (ours[i].Status.ToString() != theirs[i])
                    throw new InvalidOperationException(
                        $"{ours[i].Commitment.Name}: {ours[i].Status}, in SQL {theirs[i]}, as of {at}, known {known}."
                    );
        }
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var status in sql.Statuses(At, Known))
            counts[status] = counts.GetValueOrDefault(status) + 1;
        return counts;
    }

    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Servanda.slnx")))
                return folder.FullName;
        throw new InvalidOperationException("Run it from within the repository.");
    }
}
