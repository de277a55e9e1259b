using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>The files of lists that a dossier names: members of rosters, holidays.</summary>
/// <param name="context">Where what is wrong is noted.</param>
/// <param name="readFile">The text of a file by its path in the dossier, or null where there is none.</param>
internal sealed class ListFiles(BindingContext context, Func<string, string?> readFile)
{
    private readonly Dictionary<string, SourceText?> files = new(StringComparer.Ordinal);

    /// <summary>The file that a clause names; null with a diagnostic, and the doubt noted, where it cannot be read.</summary>
    public SourceText? Read(ProseSyntax file, ClauseScope scope)
    {
        var path = Normal(file.Text);
        if (!StaysWithin(path))
            return Missing($"`{path}` does not lie within the dossier's folder.");
        if (!files.TryGetValue(path, out var source))
            files[path] = source = readFile(path) is { } text ? new SourceText(path, text) : null;
        return source ?? Missing($"There is no file `{path}` in the dossier's folder that can be read.");

        SourceText? Missing(string message)
        {
            context.Report(RosterMissing.Rule.At(scope.Source, file.Span, message));
            scope.Fault();
            return null;
        }
    }

    /// <summary>A path with <c>/</c> between its parts.</summary>
    public static string Normal(string path) => path.Replace('\\', '/');

    private static bool StaysWithin(string path)
    {
        if (path.Length == 0 || path[0] == '/' || path.Contains('\0') || path.Contains(':'))
            return false;
        var depth = 0;
        foreach (var part in path.Split('/'))
        {
            depth +=
                part is "" or "." ? 0
                : part == ".." ? -1
                : 1;
            if (depth < 0)
                return false;
        }
        return depth > 0;
    }
}
