namespace Servanda.Model;

/// <summary>
/// The files of a dossier below a folder, in the ordinal order of their relative paths, whatever order the file system
/// gives. Hidden folders, <c>bin</c> and <c>node_modules</c> are passed over. A link to a folder is never entered: one
/// that leads within the dossier leads to what is read anyway (or in a circle), one that leads out of it is a fault.
/// </summary>
internal sealed class FolderScan
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    private readonly string root;
    private readonly List<string> files = [];
    private readonly List<FolderFault> faults = [];

    private FolderScan(string root) => this.root = root;

    /// <summary>Paths relative to the folder, with <c>/</c> between their parts.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<FolderFault> Faults => faults;

    /// <summary>Looks through a folder. Never throws.</summary>
    public static FolderScan Of(string folder)
    {
        var scan = new FolderScan(RealPath(folder));
        scan.Enter(new DirectoryInfo(scan.root), "");
        scan.files.Sort(string.CompareOrdinal);
        scan.faults.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return scan;
    }

    /// <summary>Whether a path leads, all links resolved, to a place within a folder.</summary>
    public static bool IsWithin(string folder, string path)
    {
        var real = RealPath(path);
        var within = RealPath(folder);
        return real == within || real.StartsWith(within + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>Whether an exception is of the kind that any access to files can throw.</summary>
    public static bool IsOfFiles(Exception e) =>
        e
            is IOException
                or UnauthorizedAccessException
                or ArgumentException
                or NotSupportedException
                or System.Security.SecurityException;

    private void Enter(DirectoryInfo folder, string prefix)
    {
        var pending = new Stack<(DirectoryInfo Folder, string Prefix)>([(folder, prefix)]);
        while (pending.TryPop(out var next))
        {
            List<FileSystemInfo> content;
            try
            {
                content = [.. next.Folder.EnumerateFileSystemInfos("*", Everything)];
            }
            catch (Exception e) when (IsOfFiles(e))
            {
                faults.Add(new FolderFault(next.Prefix.TrimEnd('/'), "the folder cannot be opened", IsFile: true));
                continue;
            }
            foreach (var item in content)
                try
                {
                    if (item is DirectoryInfo inner)
                        Consider(inner, next.Prefix + inner.Name, pending);
                    else if (IsOfDossier(item.Name))
                        Consider(item, next.Prefix + item.Name);
                }
                catch (Exception e) when (IsOfFiles(e))
                {
                    faults.Add(new FolderFault(next.Prefix + item.Name, "it cannot be opened", IsFile: true));
                }
        }
    }

    private void Consider(DirectoryInfo folder, string path, Stack<(DirectoryInfo, string)> pending)
    {
        if (folder.Name.StartsWith('.') || folder.Name is "bin" or "node_modules")
            return;
        if (folder.LinkTarget is null)
            pending.Push((folder, path + "/"));
        else if (!IsWithin(root, folder.FullName))
            faults.Add(new FolderFault(path, "the link to a folder leads out of the dossier", IsFile: false));
    }

    private void Consider(FileSystemInfo file, string path)
    {
        if (file.LinkTarget is null)
            files.Add(path);
        else if (file.ResolveLinkTarget(returnFinalTarget: true) is not { Exists: true } target)
            faults.Add(new FolderFault(path, "the link leads to nothing", IsFile: true));
        else if (target is DirectoryInfo)
            return;
        else if (!IsWithin(root, target.FullName))
            faults.Add(new FolderFault(path, "the link leads out of the dossier", IsFile: true));
        else if (!IsReadAnyway(target.FullName))
            files.Add(path);
    }

    // A link to a file that is read under its own name would count every entry in it twice.
    private bool IsReadAnyway(string target)
    {
        var parts = Path.GetRelativePath(root, RealPath(target)).Split(Path.DirectorySeparatorChar);
        return IsOfDossier(parts[^1]) && parts[..^1].All(p => !p.StartsWith('.') && p is not ("bin" or "node_modules"));
    }

    private static bool IsOfDossier(string name) =>
        (
            name.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".accord", StringComparison.OrdinalIgnoreCase)
        ) && !name.StartsWith('.');

    // Links may lead in circles that only show as ever longer paths; beyond the depth the path is taken as it is.
    private static string RealPath(string path, int depth = 0)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(full);
        if (parent is null || depth > 200)
            return full;
        var here = Path.Combine(RealPath(parent, depth + 1), Path.GetFileName(full));
        try
        {
            FileSystemInfo info = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
            if (info.LinkTarget is null)
                return here;
            return info.ResolveLinkTarget(returnFinalTarget: true) is { } target && target.FullName != here
                ? RealPath(target.FullName, depth + 10)
                : here;
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            return here;
        }
    }
}

/// <summary>Something below a folder that could not be read.</summary>
/// <param name="Path">Relative to the folder; empty for the folder itself.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsFile">Whether it was to be read, so that the dossier is partial without it.</param>
internal sealed record FolderFault(string Path, string Reason, bool IsFile);
