using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Cli.Tests.Support;

/// <summary>Whether the stages below are built yet: tests that need them are skipped until then, and only until then.</summary>
internal static class Engine
{
    public static bool Reads { get; } =
        IsThere(() => DossierFolder.Read(Path.Combine(Command.Root, "examples", "doha-2020")));

    public static bool Assesses { get; } = Reads && IsThere(() => new Assessor(Sample.Dossier).Assess(Sample.Question));

    public static bool Explains { get; } =
        Assesses
        && IsThere(() => new Assessor(Sample.Dossier).Explain(Sample.Question, "open-talks"))
        && IsThere(() => new Assessor(Sample.Dossier).History(Sample.Question, "open-talks"))
        && IsThere(() => new Assessor(Sample.Dossier).Waits(Sample.Question));

    static bool IsThere(Action use)
    {
        try
        {
            use();
            return true;
        }
        catch (NotImplementedException)
        {
            return false;
        }
    }
}
