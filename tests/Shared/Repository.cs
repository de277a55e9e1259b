namespace Servanda.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The text of a file, by its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Servanda.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no Servanda.slnx above");
        return folder;
    }
}
