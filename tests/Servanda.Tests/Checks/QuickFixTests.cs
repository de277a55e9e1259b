using NodaTime;
using Servanda.Assessment;
using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Reference;
using Servanda.Tests.Assessment;
using Servanda.Tests.Model;
using Servanda.Text;

namespace Servanda.Tests.Checks;

/// <summary>What is mended without asking anybody stays what was agreed.</summary>
public class QuickFixTests
{
    const string Draft = """
        party North
        party South
        instrument accord made by North, South on 2026-01-31
        event truce
        event bridge-open

        event road-open  # left over
        event port-open

        commitment begin-truce
          North must achieve truce
          by 1 month after accord is made

        """;

    public static TheoryData<string> Fixed =>
        [
            .. CheckCatalogue
                .All.Where(r => CheckReport.Of(Bound.Of(r.Example)).Findings.Any(f => f.Rule == r && f.Fix is not null))
                .Select(r => r.Code),
        ];

    [Fact]
    public void Some_checks_have_quick_fixes_and_the_others_do_not() =>
        Assert.Equal(
            ["day-counted-two-ways", "month-end", "unused-declaration"],
            Fixed.Select(f => f.Data).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Fixed))]
    public void What_is_fixed_is_not_found_again_and_nothing_else_is(string code)
    {
        var before = CheckReport.Of(Bound.Of(CheckCatalogue.All.Single(r => r.Code == code).Example)).Findings;
        var (files, done) = FixedText.Of(before.Where(f => f.Code == code));
        var after = CheckReport.Of(Bound.Of(Assert.Single(files).Text)).Findings;

        Assert.Equal(
            before.Where(f => !done.Contains(f)).Select(f => (f.Code, f.Message)).Order(),
            after.Select(f => (f.Code, f.Message)).Order()
        );
    }

    [Fact]
    public void A_declaration_goes_with_its_lines_and_the_rest_stays_as_it_stands() =>
        Assert.Equal(
            """
            party North
            party South
            instrument accord made by North, South on 2026-01-31
            event truce


            commitment begin-truce
              North must achieve truce
              by 28 days after accord is made

            """,
            Assert.Single(FixedText.Of(CheckReport.Of(Bound.Of(Draft)).Findings).Files).Text
        );

    [Theory]
    [InlineData("first\r\n\r\nevent other\r\n\r\nevent truce\r\n", "first\r\n\r\nevent truce\r\n")]
    [InlineData("first\n\nevent truce\n\nevent other \"x\"\n  means \"y\"\n", "first\n\nevent truce\n")]
    [InlineData("first\n\nevent truce\n\nevent other", "first\n\nevent truce\n")]
    [InlineData("event other\n\nfirst\n\nevent truce\n", "first\n\nevent truce\n")]
    public void No_blank_lines_are_left_over(string text, string expected)
    {
        const string rest = "party North\ncommitment begin\n  North must achieve truce";
        var dossier = Bound.Of([
            new SourceText("a.accord", rest),
            new SourceText("b.accord", text.Replace("first", "party South also \"S\"")),
            new SourceText("c.accord", "2026-01-01 South reports truce"),
        ]);

        Assert.Equal(
            expected.Replace("first", "party South also \"S\""),
            Assert.Single(FixedText.Of(CheckReport.Of(dossier).Findings).Files).Text
        );
    }

    [Fact]
    public void Where_the_text_is_left_open_it_stays_open() =>
        Assert.DoesNotContain(
            CheckReport.Of(DossierFolder.Read(Path.Combine(Repository.Root, "examples", "minsk-2015"))).Findings,
            f => f.Code == "day-counted-two-ways" && f.Fix is not null
        );

    [Fact]
    public void A_month_after_what_can_be_moved_is_not_counted_in_days()
    {
        var report = CheckReport.Of(
            Bound.Of(
                Draft
                    + """
                    commitment open-bridge
                      North must achieve bridge-open and road-open and port-open
                      by 2026-03-31
                    commitment follow
                      North must achieve bridge-open
                      by 1 month after open-bridge is due

                    """
            )
        );

        var found = report.Findings.Where(f => f.Code == "month-end").ToList();
        Assert.Equal(["begin-truce", "follow"], found.SelectMany(f => f.About).Order());
        Assert.Null(found.Single(f => f.About.Contains("follow")).Fix);
    }

    [Fact]
    public void Of_fixes_that_overlap_the_first_is_written()
    {
        var source = new SourceText("a.accord", "event a\nevent b\n");
        var rule = CheckCatalogue.All[0];
        Diagnostic Found(int from, int length, string text) =>
            new(rule, source, new TextSpan(from, length), "m", "m")
            {
                Fix = new QuickFix("t", [new Replacement(source, new TextSpan(from, length), text)]),
            };

        var (files, done) = FixedText.Of([Found(0, 7, "event c"), Found(6, 4, ""), Found(8, 7, "event d")]);

        Assert.Equal("event c\nevent d\n", Assert.Single(files).Text);
        Assert.Equal(2, done.Length);
    }

    [Fact]
    public void In_a_file_that_cannot_be_read_as_a_whole_nothing_is_fixed()
    {
        var broken = Draft + "commitment broken\n  Nobody must achieve it\n";

        Assert.Empty(FixedText.Of(CheckReport.Of(Bound.Of(broken)).Findings).Files);
        // What stands in another file is still fixed, but for what the unread part may speak of.
        var files = FixedText
            .Of(
                CheckReport
                    .Of(
                        Bound.Of([
                            new SourceText("a.accord", Draft),
                            new SourceText("b.accord", "commitment broken\n  Nobody must achieve it\n"),
                        ])
                    )
                    .Findings
            )
            .Files;
        Assert.Equal(
            Draft.Replace("1 month after", "28 days after", StringComparison.Ordinal),
            Assert.Single(files).Text
        );
    }

    [Theory]
    [InlineData("doha-2020")]
    [InlineData("doha-2020-mended")]
    [InlineData("minsk-2015")]
    [InlineData("aceh-2005")]
    public void No_status_of_an_example_is_otherwise_after_fixes(string example)
    {
        var folder = Path.Combine(Repository.Root, "examples", example);
        SourceText[] files =
        [
            .. DossierFolder
                .Files(folder)
                .Select(f => new SourceText(Path.GetRelativePath(folder, f), File.ReadAllText(f))),
            new(
                "left-over.accord",
                "event left-over\nparty Left\n"
                    + "instrument over made by Left on 2020-01-31\ncommitment over-it under over\n  Left must achieve left-over\n  by 1 month after over is made\nparty Right\n"
            ),
        ];
        Unchanged(
            files,
            path => File.Exists(Path.Combine(folder, path)) ? File.ReadAllText(Path.Combine(folder, path)) : null
        );
    }

    [Fact]
    public void No_status_of_a_drawn_dossier_is_otherwise_after_fixes() =>
        DossierGenerator.GenDossier.Hold(
            drawn =>
                Unchanged([new SourceText("dossier.accord", DossierWriter.Write(drawn))], _ => null, mayBeNone: true),
            count: 150
        );

    static void Unchanged(SourceText[] files, Func<string, string?> readRoster, bool mayBeNone = false)
    {
        var before = DossierReader.Bind(files, "dossier", readRoster);
        var (mended, done) = FixedText.Of(CheckReport.Of(before).Findings);
        Assert.True(mayBeNone || !done.IsEmpty);
        var after = DossierReader.Bind(
            files.Select(f =>
                mended.FirstOrDefault(m => m.Source.Path == f.Path) is { } m ? new SourceText(f.Path, m.Text) : f
            ),
            "dossier",
            readRoster
        );

        Assert.Equal(before.IsPartial, after.IsPartial);
        foreach (
            var day in (Instant[])
                [
                    Instant.FromUtc(2015, 6, 1, 0, 0),
                    Instant.FromUtc(2020, 3, 20, 0, 0),
                    Instant.FromUtc(2020, 9, 1, 0, 0),
                ]
        )
        {
            var question = new Question { AsOf = day, KnownAt = day };
            Assert.Equal(AnswerText.Answers(before, question), AnswerText.Answers(after, question));
        }
    }
}
