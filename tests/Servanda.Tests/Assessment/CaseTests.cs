using Servanda.Assessment;
using Servanda.Diagnostics;
using Servanda.Model;

namespace Servanda.Tests.Assessment;

/// <summary>
/// The doubtful points of docs/semantics.md, each a small dossier with its expectations in <c>cases/</c>: a case is added
/// without a line of C#.
/// </summary>
public class CaseTests
{
    public static TheoryData<string> Cases =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "tests/Servanda.Tests/Assessment/cases"), "*.accord")
                .Select(f => Path.GetFileNameWithoutExtension(f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_case_is_answered_as_it_expects(string name) =>
        AssertPasses(Path.Combine(Repository.Root, "tests/Servanda.Tests/Assessment/cases", name + ".accord"));

    [Fact]
    public void The_Doha_dossier_is_answered_as_it_expects() =>
        AssertPasses(Path.Combine(Repository.Root, "examples/doha-2020"));

    [Fact]
    public void An_expectation_that_does_not_hold_fails()
    {
        var dossier = DossierReader.Bind([
            new Servanda.Text.SourceText(
                "a.accord",
                """
                instrument truce made by North, South on 2020-01-01
                party North
                party South
                event open
                commitment talks
                  North must achieve open
                  by 2020-02-01
                expect as of 2020-02-02
                  talks is pending
                expect as of 2020-02-02
                  talks is overdue since 2020-02-03
                expect as of 2020-02-02
                  talks is overdue since 2020-02-02
                """
            ),
        ]);
        var results = ExpectationRunner.Run(new Assessor(dossier)).SelectMany(r => r.Checks).Select(c => c.Passed);
        Assert.Equal([false, false, true], results);
    }

    static void AssertPasses(string path)
    {
        var dossier = DossierFolder.Read(path);
        Assert.DoesNotContain(dossier.Diagnostics, d => d.Severity == Severity.Error);
        var checks = ExpectationRunner.Run(new Assessor(dossier)).SelectMany(r => r.Checks).ToList();
        Assert.NotEmpty(checks);
        Assert.All(checks, c => Assert.True(c.Passed, $"expected {c.Expected}, got {c.Got}"));
    }
}
