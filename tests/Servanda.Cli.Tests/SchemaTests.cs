using System.Text.Json;
using System.Text.Json.Nodes;
using Servanda.Cli.Tests.Support;
using Servanda.Tests;

namespace Servanda.Cli.Tests;

/// <summary>What is printed with <c>--format json</c> is as the published schemas say.</summary>
public class SchemaTests
{
    const string Doha = "examples/doha-2020";

    public static TheoryData<string> Questions =>
        [
            .. new[] { "2020-03-09", "2020-03-15", "2020-06-02", "2020-08-02", "2021-02-28" }.SelectMany(day =>
                new[]
                {
                    $"status {Doha} --as-of {day} --known {day}",
                    $"due {Doha} --as-of {day} --known {day}",
                    $"waits {Doha} --as-of {day} --known {day}",
                    $"residual {Doha} --as-of {day} --known {day}",
                    $"issues {Doha} --as-of {day} --known {day}",
                    $"score {Doha} --scale pam --as-of {day} --known {day}",
                    $"score {Doha} --scale rjmec --as-of {day} --known {day}",
                    $"explain {Doha} no-haven --as-of {day} --known {day}",
                    $"explain {Doha} decree-first-group of fg-0003 --as-of {day} --known {day}",
                    $"history {Doha} free-taliban-prisoners --as-of {day} --known {day}",
                    $"history {Doha} decree-first-group fg-0003 --by known --as-of {day} --known {day}",
                    $"changes {Doha} --from 2020-02-28 --to {day} --known {day}",
                    $"changes {Doha} --axis known --from 2020-02-28 --to {day} --as-of {day}",
                }
            ),
            $"explain {Doha} decree-in-force",
            $"explain {Doha} what-comes-first",
            $"issues {Doha} what-comes-first --as-of 2020-09-12 --known 2020-09-12",
            "issues examples/minsk-2015",
            "issues docs/language.md",
            $"coverage {Doha}",
            $"cascade {Doha}",
            "cascade examples/minsk-2015 --goal restore-border-control",
            $"status {Doha} --receipt --as-of 2020-06-02 --known 2020-06-02",
            $"explain {Doha} no-haven --receipt --as-of 2020-06-02 --known 2020-06-02",
            $"check {Doha}",
            $"check {Doha} --positions",
            $"check docs/language.md",
            $"compare {Doha} examples/doha-2020-mended",
            "compare docs/language.md examples/minsk-2015",
            $"timetable {Doha}",
            "timetable docs/foresight.md",
            $"test {Doha}",
            $"test docs/language.md",
        ];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task The_json_is_as_the_schema_says(string question)
    {
        var words = question.Split(' ');
        var outcome = await Command.Run([.. words, "--format", "json"]);
        Assert.Empty(SchemaChecker.Check(Schemas.Find(words[0])!, outcome.Output));
    }

    [Fact]
    public async Task Every_command_that_prints_json_has_a_schema()
    {
        var printJson = new List<string>();
        foreach (var command in await Command.Names())
            if ((await Command.Run(command, "--help")).Output.Contains("|json", StringComparison.Ordinal))
                printJson.Add(command);
        Assert.Equal(Schemas.Names(), printJson.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("due")]
    [InlineData("waits")]
    [InlineData("residual")]
    [InlineData("issues")]
    [InlineData("score")]
    [InlineData("coverage")]
    [InlineData("cascade --goal open-talks")]
    [InlineData("check")]
    [InlineData("compare examples/doha-2020-mended")]
    [InlineData("timetable")]
    [InlineData("test")]
    [InlineData("explain no-haven")]
    [InlineData("history no-haven")]
    [InlineData("changes --from 2020-03-01 --to 2020-04-01")]
    public async Task The_schema_rejects_what_is_missing_and_what_is_more(string question)
    {
        var words = question.Split(' ');
        var outcome = await Command.Run([words[0], Doha, .. words[1..], "--format", "json"]);
        var schema = Schemas.Find(words[0])!;
        var more = JsonNode.Parse(outcome.Output)!.AsObject();
        more["more"] = 1;
        Assert.NotEmpty(SchemaChecker.Check(schema, more.ToJsonString()));
        foreach (var property in JsonNode.Parse(outcome.Output)!.AsObject().Select(p => p.Key))
        {
            var less = JsonNode.Parse(outcome.Output)!.AsObject();
            less.Remove(property);
            Assert.NotEmpty(SchemaChecker.Check(schema, less.ToJsonString()));
            less[property] = new JsonObject { ["unknown"] = true };
            Assert.NotEmpty(SchemaChecker.Check(schema, less.ToJsonString()));
        }
    }

    [Fact]
    public void The_same_word_means_the_same_in_all_schemas()
    {
        var meanings = new Dictionary<string, (string Schema, JsonElement Meaning)>();
        foreach (var name in Schemas.Names())
        {
            using var parsed = JsonDocument.Parse(Schemas.Find(name)!);
            foreach (var part in parsed.RootElement.GetProperty("$defs").EnumerateObject())
                if (meanings.TryAdd(part.Name, (name, part.Value.Clone())))
                    continue;
                else
                    Assert.True(
                        JsonElement.DeepEquals(meanings[part.Name].Meaning, part.Value),
                        $"{part.Name} is not the same in {meanings[part.Name].Schema} and {name}"
                    );
        }
    }
}
