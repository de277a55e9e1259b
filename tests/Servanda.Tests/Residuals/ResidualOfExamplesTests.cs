using System.Collections.Immutable;
using NodaTime;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;
using Servanda.Residuals;
using Servanda.Tests.Assessment;
using Servanda.Tests.Model;
using Servanda.Text;

namespace Servanda.Tests.Residuals;

/// <summary>What remained owed of the agreements of the examples, on many dates.</summary>
public class ResidualOfExamplesTests
{
    static readonly string Examples = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "../../../../../examples")
    );

    static Dossier Read(string example) => DossierFolder.Read(Path.Combine(Examples, example));

    /// <summary>
    /// The record after a cut has the same consequences under the residual as under the whole, but for the entries that touch
    /// the past: on all dates together so many of those said later do.
    /// </summary>
    [Theory]
    [InlineData("doha-2020", 2020, 2, 25, 50, "47 of 248")]
    [InlineData("aceh-2005", 2005, 8, 1, 61, "18 of 87")]
    [InlineData("minsk-2015", 2015, 2, 10, 45, "24 of 41")]
    public void What_was_reported_later_has_the_same_consequences(
        string example,
        int year,
        int month,
        int day,
        int step,
        string touching
    )
    {
        var dossier = Read(example);
        var first = new LocalDate(year, month, day);
        var (touched, all) = (0, 0);
        for (var i = 0; i < 7; i++)
        {
            var cut = At(dossier, first.PlusDays(i * step));
            var later = new Later(dossier, cut);
            var residual = Residual.Of(new Assessor(later.Whole), cut);
            var left = residual
                .LeftOut.Where(l => l.Member is null)
                .Select(l => l.Name)
                .ToHashSet(StringComparer.Ordinal);
            var said = dossier
                .Entries.Where(e => Later.Known(dossier, e) > cut.KnownAt && !Later.IsAbout(e, left))
                .ToImmutableArray();
            var end = At(dossier, first.PlusDays(7 * step));
            var entries = later.Untouching(said.Where(e => Happened(dossier, e) > cut.AsOf), end);
            (touched, all) = (touched + said.Length - entries.Length, all + said.Length);
            for (var j = i; j <= 7; j++)
                Assert.Null(
                    ResidualInvariants.Difference(later, residual, entries, At(dossier, first.PlusDays(j * step + 3)))
                );
        }
        Assert.Equal(touching, $"{touched} of {all}");
    }

    [Theory]
    [InlineData("doha-2020")]
    [InlineData("aceh-2005")]
    [InlineData("minsk-2015")]
    public void It_is_read_as_it_was_printed(string example)
    {
        var dossier = Read(example);
        foreach (var date in dossier.Entries.Select(e => e.Said).Distinct())
        {
            var question = Question.AtEndOf(dossier, date);
            var residual = Residual.Of(new Assessor(dossier), question);
            var text = ResidualText.Of(residual, ["what it is"]);
            var again = DossierReader.Bind([new SourceText("residual.accord", text)], dossier.Name);
            Assert.Empty(again.Diagnostics.Where(d => d.Severity == Servanda.Diagnostics.Severity.Error));
            Assert.Null(ModelDifference.Between(residual.Agreement, again));
            Assert.Null(
                ModelDifference.Between(residual.Agreement, Residual.Of(new Assessor(again), question).Agreement)
            );
        }
    }

    [Theory]
    [InlineData("doha-2020", "2020-09-12")]
    [InlineData("aceh-2005", "2005-12-19")]
    [InlineData("minsk-2015", "2015-03-20")]
    public void It_reads_as_an_agreement(string example, string date)
    {
        var dossier = Read(example);
        Assert.True(EdtfDate.TryParse(date, out var day, out _));
        var residual = Residual.Of(new Assessor(dossier), Question.AtEndOf(dossier, day!));
        Golden.Matches(
            $"golden/{example}.accord",
            ResidualText.Of(residual, [$"What remains owed of {example} on {date}."])
        );
    }

    static Question At(Dossier dossier, LocalDate day) => Question.AtEndOf(dossier, EdtfDate.OfDay(day));

    static Instant Happened(Dossier dossier, Entry entry) =>
        (entry.Occurred ?? entry.Said).Bounds(dossier.Zone).Earliest;
}
