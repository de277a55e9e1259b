using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Reference;
using Servanda.Tests.Model;
using Servanda.Text;

namespace Servanda.Tests.Checks;

public class CheckReportTests
{
    const string Draft = """
        party North
        party South
        instrument accord made by North, South on 2026-01-01
        event bridge-open
        commitment open-bridge
          North must achieve bridge-open

        """;

    [Fact]
    public void A_check_that_is_off_finds_nothing_and_its_reason_is_kept()
    {
        var report = Report(Draft + "check no-deadline off \"a framework\"\n");

        Assert.DoesNotContain("no-deadline", Codes(report));
        Assert.Equal([("no-deadline", "a framework")], report.Tolerated.Select(t => (t.Finding.Code, t.Reason)));
    }

    [Theory]
    [InlineData("error", Severity.Error)]
    [InlineData("note", Severity.Note)]
    public void A_check_counts_for_what_the_dossier_says(string word, Severity severity)
    {
        var report = Report(Draft + $"check no-deadline as {word} \"we weigh it so\"\n");

        Assert.Equal([severity], report.Findings.Where(f => f.Code == "no-deadline").Select(f => f.Severity));
    }

    [Theory]
    [InlineData("  North must achieve bridge-open\n")]
    [InlineData(" on 2026-01-01\n")]
    public void What_a_commitment_or_its_instrument_tolerates_is_set_aside(string after)
    {
        var report = Report(Draft.Replace(after, after + "  tolerates no-deadline, no-verifier \"we trust them\"\n"));

        Assert.Equal(["no-consequence"], Codes(report));
        Assert.Equal(["no-deadline", "no-verifier"], report.Tolerated.Select(t => t.Finding.Code).Order());
    }

    [Fact]
    public void What_is_tolerated_elsewhere_is_found_here()
    {
        var report = Report(
            Draft
                + """
                event road-open
                commitment open-road
                  North must achieve road-open
                  tolerates no-deadline "it takes what it takes"

                """
        );

        Assert.Equal(["open-bridge"], report.Findings.Where(f => f.Code == "no-deadline").SelectMany(f => f.About));
    }

    [Fact]
    public void A_code_that_no_check_has_is_found_with_the_one_that_is_meant()
    {
        var found = Assert.Single(
            Report(Draft + "check no-deadlin off \"a framework\"\n").Findings,
            f => f.Code == "setting-without-effect"
        );

        Assert.Equal("no-deadline", found.Suggestion);
    }

    [Fact]
    public void A_check_made_elsewhere_can_be_set_aside_as_well()
    {
        var dossier = Bound.Of(Draft + "check elsewhere off \"we know\"\n");
        var rule = new Elsewhere();

        Assert.Contains("setting-without-effect", Codes(CheckReport.Of(dossier)));
        var report = CheckReport.Of(dossier, [rule], [rule.Found()]);
        Assert.DoesNotContain("setting-without-effect", Codes(report));
        Assert.Contains(report.Tolerated, t => t.Finding.Code == "elsewhere");
    }

    [Fact]
    public void What_cannot_be_read_cannot_be_set_aside()
    {
        var report = Report(
            Draft + "check unknown-name off \"later\"\ncommitment a\n  Nobody must achieve bridge-open\n"
        );

        Assert.Contains("unknown-name", Codes(report));
        Assert.Contains("setting-without-effect", Codes(report));
    }

    [Theory]
    [InlineData("check no-deadline off\n")]
    [InlineData("check no-deadline \"why\"\n")]
    [InlineData("check no-deadline as nothing \"why\"\n")]
    [InlineData("check no-deadline as note\n")]
    [InlineData("check no-deadline off \"\"\n")]
    [InlineData("check no-deadline off \"a\"\ncheck no-deadline as note \"b\"\n")]
    public void What_is_not_clear_of_a_check_is_reported(string setting) =>
        Assert.Equal(["unclear-check-setting"], Bound.Of(Draft + setting).Codes());

    [Fact]
    public void What_is_said_of_checks_is_written_and_read_again()
    {
        var dossier = Bound.Of(
            Draft.Replace("on 2026-01-01\n", "on 2026-01-01\n  tolerates no-verifier \"trust\"\n")
                + "  tolerates no-deadline \"later\"\ncheck no-consequence as warning \"it matters\"\ncheck no-unit off \"x\"\n"
        );

        var again = Bound.Of(DossierWriter.Write(dossier));
        Assert.Equal(2, again.CheckSettings.Length);
        Assert.Null(ModelDifference.Between(dossier, again));
    }

    [Fact]
    public void A_suggestion_in_its_place_mends_what_was_found()
    {
        const string text = """
            party North
            party South
            instrument accord made by North, South on 2026-01-01
            event talks-open
            commitment open-talks
              North, South must achieve talks-open
              by 2026-01-20
            commitment lift-sanctions
              North must seek "the lifting of the sanctions"
              upon talks-open
              aim 2026-05-29

            """;
        var found = Assert.Single(Report(text).Findings, f => f.Code == "target-before-trigger");

        Assert.Equal("aim 129 days after talks-open", found.Suggestion);
        var mended = text.Remove(found.Span.Start, found.Span.Length).Insert(found.Span.Start, found.Suggestion!);
        Assert.DoesNotContain("target-before-trigger", Codes(Report(mended)));
    }

    [Fact]
    public void The_text_of_Doha_shows_what_historians_found()
    {
        var findings = CheckReport
            .Of(DossierFolder.Read(Path.Combine(Repository.Root, "examples", "doha-2020")))
            .Findings;

        Finds("debtor-did-not-sign", Severity.Error, "ceasefire-on-agenda");
        Finds("performer-did-not-sign", Severity.Error, "free-taliban-prisoners");
        Finds(
            "performer-promised-less",
            Severity.Error,
            "free-taliban-prisoners",
            "jd-discuss-prisoners",
            "decree-first-group"
        );
        Finds("target-before-trigger", Severity.Warning, "lift-us-sanctions");
        Finds("target-before-trigger", Severity.Warning, "lift-un-sanctions");
        Finds("up-to-as-target", Severity.Warning, "free-taliban-prisoners");
        Finds("no-verifier", Severity.Warning, "no-use-of-soil");
        Finds("verifier-is-debtor", Severity.Warning, "decree-first-group");
        Finds("instruments-differ", Severity.Warning, "full-withdrawal", "jd-full-withdrawal");

        void Finds(string code, Severity severity, params string[] about) =>
            Assert.Contains(
                findings,
                f => f.Code == code && f.Severity == severity && about.All(a => f.About.Contains(a))
            );
    }

    [Fact]
    public void The_clash_of_the_instruments_of_Doha_shows_the_numbers_side_by_side()
    {
        var message = CheckReport
            .Of(DossierFolder.Read(Path.Combine(Repository.Root, "examples", "doha-2020")))
            .Findings.Single(f => f.Code == "performer-promised-less")
            .Message;

        Assert.Contains("at least 5,000, by 2020-03-10", message);
        Assert.Contains("significant numbers", message);
        Assert.Contains("The first 1,500", message);
    }

    [Fact]
    public void In_the_mended_draft_of_Doha_nothing_but_notes_is_left()
    {
        var report = CheckReport.Of(DossierFolder.Read(Path.Combine(Repository.Root, "examples", "doha-2020-mended")));

        Assert.DoesNotContain(report.Findings, f => f.Severity > Severity.Note);
        Assert.Equal(
            ["order-left-open", "trigger-nobody-owes", "trigger-nobody-owes"],
            report.Tolerated.Select(t => t.Finding.Code).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void No_agreement_is_too_strange_to_be_checked() =>
        DossierGenerator.GenDossier.Hold(
            dossier =>
            {
                var printed = Bound.Of(DossierWriter.Write(dossier));
                return CheckReport.Of(dossier).Findings.All(f => f.Message.Length > 0)
                    && CheckReport.Of(printed).Findings.All(f => f.Source is not null);
            },
            count: 300
        );

    [Fact]
    public void The_order_of_files_changes_no_finding()
    {
        SourceText[] files =
        [
            new("a.accord", Draft),
            new("b.accord", "event road-open\ncheck no-deadline off \"x\"\n"),
        ];

        Assert.Equal(
            CheckReport.Of(Bound.Of(files)).Findings.Select(f => f.ToString()),
            CheckReport.Of(Bound.Of(files.Reverse())).Findings.Select(f => f.ToString())
        );
    }

    static CheckReport Report(string text) => CheckReport.Of(Bound.Of(text));

    static IEnumerable<string> Codes(CheckReport report) => report.Findings.Select(f => f.Code).Distinct();

    sealed class Elsewhere : DiagnosticRule
    {
        public override string Code => "elsewhere";

        public override Severity Severity => Severity.Warning;

        public override string Title => "Found elsewhere";

        public override string Explanation => "A solver found it.";

        public override string Mend => "Mend it.";

        public override string Example => "";

        public Diagnostic Found() => Make(null, default, "Something.");
    }
}
