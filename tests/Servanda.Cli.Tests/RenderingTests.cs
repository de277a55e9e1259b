using System.Text.Json;
using NodaTime;
using Servanda.Assessment;
using Servanda.Cli.Rendering;
using Servanda.Cli.Tests.Support;
using Servanda.Diagnostics.Rules;
using Servanda.Model;
using Servanda.Tests;
using Servanda.Text;

namespace Servanda.Cli.Tests;

public class RenderingTests
{
    static readonly Servanda.Model.Commitment[] Unformalised = [Sample.Preamble];

    [Fact]
    public void A_table_fits_a_hundred_columns()
    {
        var table = Command.Printed(s =>
            StatusPage.WriteTable(s, Sample.Dossier, Sample.Question, Sample.Answers, [], Unformalised)
        );
        Golden.Matches("Golden/status.table.txt", table);
        Assert.All(table.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void A_narrow_table_breaks_names_after_their_hyphens()
    {
        var table = Command.Printed(s => s.Print(StatusGrid.For(Sample.Answers, 60)), width: 60);
        Golden.Matches("Golden/status.narrow.txt", table);
        Assert.All(table.Split('\n'), line => Assert.True(line.Length <= 60, line));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    [InlineData(160)]
    public async Task Tables_of_Doha_fit_and_cut_no_name(int width)
    {
        string[][] questions =
        [
            ["status", "examples/doha-2020"],
            ["due", "examples/doha-2020"],
            ["history", "examples/doha-2020", "free-taliban-prisoners"],
            ["changes", "examples/doha-2020", "--from", "2020-03-01", "--to", "2020-12-01"],
        ];
        foreach (var question in questions)
        {
            var printed = (await Command.Run(width, question)).Output;
            var table = printed.Split('\n').SkipWhile(l => l.Length > 0).Skip(1).TakeWhile(l => l.Length > 0).ToList();
            Assert.All(table, line => Assert.True(SafeText.Width(line) <= width, line));
            var json = (await Command.Run([.. question, "--format", "json"])).Output;
            foreach (var name in CommitmentsNamedIn(json))
                Assert.Contains(table, line => line.Split(' ').Contains(name));
        }
    }

    static IEnumerable<string> CommitmentsNamedIn(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        foreach (var list in new[] { "commitments", "items", "changes" })
            if (parsed.RootElement.TryGetProperty(list, out var items))
                foreach (var item in items.EnumerateArray())
                    yield return item.GetProperty("name").GetString()!;
    }

    [Fact]
    public void A_coloured_table_has_the_same_words()
    {
        void Print(Surroundings s) =>
            StatusPage.WriteTable(s, Sample.Dossier, Sample.Question, Sample.Answers, [], Unformalised);
        var coloured = Command.Printed(Print, colour: true);
        Golden.Matches("Golden/status.coloured.txt", coloured);
        Assert.Contains("\e[31m", coloured);
        var plain = System.Text.RegularExpressions.Regex.Replace(coloured, "\e\\[[0-9;]*m", "");
        Assert.Equal(
            Command.Printed(Print).Split('\n').Select(l => l.TrimEnd()),
            plain.Split('\n').Select(l => l.TrimEnd())
        );
    }

    [Fact]
    public void Markdown_says_what_is_partial() =>
        Golden.Matches(
            "Golden/status.md",
            Command.Printed(s =>
                StatusPage.WriteMarkdown(
                    s,
                    Sample.Dossier,
                    Sample.Question,
                    Sample.Answers,
                    [],
                    Unformalised,
                    "This answer is partial: 1 error in the dossier. Run: servanda check here"
                )
            )
        );

    [Fact]
    public void Csv_has_the_fields_of_the_json() =>
        Golden.Matches(
            "Golden/status.csv",
            Command.Printed(s => StatusCsv.Write(s.Output, Sample.Dossier, Sample.Answers, []))
        );

    [Fact]
    public void A_power_has_a_row_in_the_csv()
    {
        var dossier = DossierReader.Bind([
            new SourceText(
                "a.accord",
                """
                instrument pact made by North, South on 2020-01-01
                party North
                party South
                event done
                commitment c
                  North must achieve done
                power veto
                  South may object to c
                """
            ),
        ]);
        var assessment = new Assessor(dossier).Assess(
            new Question { AsOf = Instant.FromUtc(2020, 2, 1, 0, 0), KnownAt = Instant.FromUtc(2020, 2, 1, 0, 0) }
        );

        var rows = Command
            .Printed(s => StatusCsv.Write(s.Output, dossier, assessment.Answers, assessment.Powers))
            .Split('\n');

        Assert.StartsWith("veto,pact,,,South,may object to c,available,2020-01-01", rows[2], StringComparison.Ordinal);
        Assert.Equal(rows[0].Count(c => c == ','), rows[2].Count(c => c == ','));
    }

    [Fact]
    public void Json_is_as_the_schema_says()
    {
        var json = StatusOfSample();
        Golden.Matches("Golden/status.json", json);
        Assert.Empty(SchemaChecker.Check(Schemas.Find("status")!, json));
    }

    [Theory]
    [InlineData("\"partial\": false", "\"partial\": \"no\"")]
    [InlineData("\"status\": \"overdue\"", "\"status\": \"late\"")]
    [InlineData("\"since\": \"2020-03-11\"", "\"since\": \"2020-03-32\"")]
    [InlineData("\"since\": \"2020-03-11\"", "\"since\": \"11 March 2020\"")]
    [InlineData("\"duty\": \"achieve\"", "\"duties\": \"achieve\"")]
    [InlineData("\"asOf\": \"2020-06-02\"", "\"asOf\": null")]
    [InlineData("\"target\": 5000", "\"target\": \"5000\"")]
    [InlineData("\"suspended\": 1400", "\"suspended\": 0.5")]
    [InlineData("\"suspended\": 1400", "\"stuck\": 1400")]
    [InlineData("\"performer\": []", "\"performer\": null")]
    public void The_schema_rejects_what_is_wrong(string right, string wrong)
    {
        var json = StatusOfSample();
        Assert.Contains(right, json);
        var changed = json.Replace(right, wrong);
        Assert.NotEmpty(SchemaChecker.Check(Schemas.Find("status")!, changed));
    }

    static string StatusOfSample() =>
        Command.Printed(s =>
            JsonForms.Write(
                s.Output,
                StatusJson.Of(
                    new Asked(Sample.Dossier, "", new Assessor(Sample.Dossier), Sample.Question),
                    new Selected([.. Sample.Answers], [], [])
                ),
                f => f.StatusJson
            )
        );

    static readonly Explanation Why = new()
    {
        Text = "decree-first-group is suspended since 14 March 2020.",
        Kind = ExplanationKind.Status,
        Rule = "3.12",
        Children =
        [
            new()
            {
                Text = "Government must achieve freed of each of first-group, by 28 March 2020 (decree).",
                Kind = ExplanationKind.Clause,
                Location = Sample.OpenTalks.Location,
            },
            new()
            {
                Text = "It was postponed without a new date and has not been resumed since.",
                Rule = "3.14",
                Children =
                [
                    new()
                    {
                        Text =
                            "On 14 March 2020 Faisal, for Government, said: \"more time is needed to review the list\".",
                        Kind = ExplanationKind.Affirms,
                        Entry = Sample.Postponement,
                    },
                    new() { Text = "Nobody has reported that it was resumed.", Kind = ExplanationKind.Mentions },
                ],
            },
        ],
    };

    [Fact]
    public void An_explanation_is_a_tree() =>
        Golden.Matches("Golden/explain.tree.txt", Command.Printed(s => s.Print(Why, ExplanationWords.Of)));

    [Fact]
    public void An_explanation_is_a_list_in_markdown() =>
        Golden.Matches("Golden/explain.md", ExplanationWords.Markdown(Why));

    [Fact]
    public void An_explanation_is_json()
    {
        var json = Command.Printed(s =>
            JsonForms.Write(
                s.Output,
                new ExplainJson(
                    AskedJson.Of(Sample.Dossier, Sample.Question),
                    "decree-first-group",
                    null,
                    NodeJson.Of(Why)
                ),
                f => f.ExplainJson
            )
        );
        Golden.Matches("Golden/explain.json", json);
        using var parsed = JsonDocument.Parse(json);
    }

    [Fact]
    public void A_history_names_the_entry_that_caused_each_step() =>
        Golden.Matches(
            "Golden/history.table.txt",
            Command.Printed(s =>
                s.WriteTable(
                    "History of decree-first-group",
                    HistoryGrid.Of([
                        new HistoryStep(null, Sample.Answers[3], [], "Nothing was owed."),
                        new HistoryStep(
                            new LocalDate(2020, 3, 14),
                            Sample.Answers[0],
                            [Sample.Postponement],
                            "It was postponed without a new date."
                        ),
                    ])
                )
            )
        );

    [Fact]
    public void A_change_shows_what_differs() =>
        Golden.Matches(
            "Golden/changes.table.txt",
            Command.Printed(s =>
                s.WriteTable(
                    "Changes",
                    HistoryGrid.Of([
                        new AnswerChange(
                            "decree-first-group",
                            null,
                            Sample.Answers[0] with
                            {
                                Status = Servanda.Model.Status.Pending,
                                Due = new LocalDate(2020, 3, 28),
                                Instances = Sample.Answers[3].Instances,
                            },
                            Sample.Answers[0],
                            [Sample.Postponement],
                            "It was postponed without a new date."
                        ),
                    ])
                )
            )
        );

    static readonly WaitGraph Graph = MakeGraph();

    static WaitGraph MakeGraph()
    {
        var talks = new WaitNode(WaitKind.Commitment, "open-talks", "open-talks");
        var free = new WaitNode(WaitKind.Commitment, "free-taliban-prisoners", "free-taliban-prisoners");
        var demand = new WaitNode(WaitKind.Position, "dc-014", "Shaheen's demand: \"5,000 before the talks\"");
        var government = new WaitNode(WaitKind.Actor, "Government", "Government");
        WaitEdge[] edges =
        [
            new(talks, demand, "a position"),
            new(demand, free, "its goal"),
            new(free, government, "who must act"),
            new(free, talks, "its proviso"),
        ];
        return new WaitGraph
        {
            Nodes = [talks, free, demand, government],
            Edges = [.. edges],
            Deadlocks =
            [
                new Deadlock(
                    [talks, free, demand],
                    [new WaitCircle([edges[0], edges[1], edges[3]], "The talks and the releases wait for each other.")],
                    "The talks and the releases wait for each other."
                ),
            ],
            StandOffs = [new StandOff([Sample.Postponement], ["open-talks"], "The two cannot both be met.")],
        };
    }

    [Fact]
    public void Waiting_in_words_names_deadlocks_first() =>
        Golden.Matches("Golden/waits.txt", Command.Printed(s => WaitsPage.Write(s, Graph, Sample.Dossier)));

    [Fact]
    public void Waiting_is_drawn()
    {
        Golden.Matches("Golden/waits.dot", WaitDrawings.Dot(Graph, "doha-2020"));
        Golden.Matches("Golden/waits.mermaid", WaitDrawings.Mermaid(Graph));
    }

    [Fact]
    public void A_finding_is_marked_in_its_line() =>
        Golden.Matches("Golden/check.txt", Finding("party US \"United States\n", 9));

    [Fact]
    public void In_a_line_from_right_to_left_the_words_are_repeated()
    {
        var printed = Finding("party حماس \"حركة المقاومة\n", 11);
        Golden.Matches("Golden/check.right-to-left.txt", printed);
        Assert.DoesNotContain("^", printed);
    }

    [Fact]
    public void A_very_long_line_is_cut_around_the_place()
    {
        var printed = Finding(new string('a', 500_000) + " \"b" + new string('c', 500_000), 500_001);
        Assert.All(printed.Split('\n'), line => Assert.True(line.Length <= 140, line));
        Assert.Contains("…", printed);
    }

    static string Finding(string text, int at)
    {
        var source = new SourceText("actors.md", text);
        var line = source.LineSpan(1);
        var diagnostic = UnclosedQuote.Rule.At(source, TextSpan.FromTo(at, line.End));
        return Command.Printed(s => DiagnosticPage.Write(s, diagnostic, "src"));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\e[31mred", "<U+001B>[31mred")]
    [InlineData("a\u202Eb", "a<U+202E>b")]
    [InlineData("\u05D0", "\u2068\u05D0\u2069")]
    public void Nothing_in_a_dossier_moves_the_cursor(string said, string shown) =>
        Assert.Equal(shown, SafeText.Of(said));

    [Fact]
    public void Csv_is_quoted_and_runs_no_formula()
    {
        Assert.Equal("\"a,b\",\"say \"\"yes\"\"\",'=1+1", PlainTables.CsvRow(["a,b", "say \"yes\"", "=1+1"]));
    }

    [Fact]
    public void Markdown_of_the_dossier_is_not_markup() =>
        Assert.Equal(@"a\|b \*c\* \<i>", PlainTables.MarkdownText("a|b *c* <i>"));
}
