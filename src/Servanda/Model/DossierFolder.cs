namespace Servanda.Model;

/// <summary>Reads a dossier from a folder: the one place of the library that touches files.</summary>
public static class DossierFolder
{
    /// <summary>
    /// Reads every <c>*.md</c> and <c>*.accord</c> file below a folder, and the roster files they name.
    /// </summary>
    /// <param name="path">The folder, or one file.</param>
    /// <returns>The dossier; what could not be read is in its diagnostics. A path that does not exist is a diagnostic too.</returns>
    public static Dossier Read(string path) => throw new NotImplementedException();
}
