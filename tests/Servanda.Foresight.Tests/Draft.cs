using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Foresight.Tests;

/// <summary>Drafts written as text.</summary>
internal static class Draft
{
    /// <summary>The dossier of a text in the language; it has no errors.</summary>
    public static Dossier Of(string text)
    {
        var dossier = DossierReader.Bind([new SourceText("draft.accord", text)], "draft");
        Assert.DoesNotContain(dossier.Diagnostics, d => d.Severity == Severity.Error);
        return dossier;
    }

    /// <summary>What is found of its timetable.</summary>
    public static TimetableResult Check(string text) => Timetable.Check(Of(text), TimetableLimits.Usual);
}
