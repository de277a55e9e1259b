using NodaTime;
using Servanda.Assessment;
using Servanda.Assessment.Live;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Tests.Assessment.Live;

/// <summary>The program in docs/architecture.md is the one that runs here.</summary>
public class EmbeddingTests
{
    [Fact]
    public void The_program_of_the_documentation_tells_what_an_entry_changes()
    {
        var told = new List<string>();
        Embedded(
            Path.Combine(Repository.Root, "examples", "doha-2020"),
            Instant.FromUtc(2020, 8, 1, 12, 0),
            "2020-07-30 Janes reports talks-open on 2020-07-29\n",
            told.Add
        );
        Assert.Contains("open-talks : Overdue -> FulfilledLate", told);
        Assert.Contains("lift-us-sanctions : NotInForce -> Pending", told);
        Assert.DoesNotContain(told, t => t.StartsWith("first-drawdown", StringComparison.Ordinal));
    }

    [Fact]
    public void The_documentation_prints_that_program()
    {
        var printed = Repository.Read("docs/architecture.md").Split("```csharp\n")[1].Split("```")[0];
        var source = Repository.Read("tests/Servanda.Tests/Assessment/Live/EmbeddingTests.cs");
        var body = source.Split("Action<string> tell)\n    {\n")[1].Split("\n    }\n")[0];
        Assert.Equal(printed, string.Concat(body.Split('\n').Select(l => (l.Length > 8 ? l[8..] : "") + "\n")));
    }

    static void Embedded(string folder, Instant now, string line, Action<string> tell)
    {
        var dossier = DossierFolder.Open(folder);
        var live = new LiveAssessment(dossier.Dossier, new Question { AsOf = now, KnownAt = now });
        live.Changed += (_, updates) =>
        {
            foreach (var update in updates)
                tell($"{update.Commitment} {update.Instance}: {update.Before?.Status} -> {update.After?.Status}");
        };

        var read = dossier.ReadEntries(new SourceText("form.accord", line));
        if (read.Diagnostics.IsEmpty)
            live.Append(read.Entries);

        var tomorrow = now + Duration.FromDays(1);
        live.MoveTo(tomorrow, tomorrow);
    }
}
