using System.Collections.Immutable;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;
using Servanda.Model.Binding;
using Servanda.Text;

namespace Servanda.Model;

/// <summary>Reads a dossier from a folder: the one place of the library that touches files.</summary>
public static class DossierFolder
{
    // A file larger than this is no text that a person wrote.
    private const long LargestFile = 256L * 1024 * 1024;

    /// <summary>
    /// Reads every <c>*.md</c> and <c>*.accord</c> file below a folder, and the roster files they name. Hidden folders,
    /// <c>bin</c> and <c>node_modules</c> are passed over, and so is what lies outside the folder.
    /// </summary>
    /// <param name="path">The folder, or one file.</param>
    /// <param name="ledger">
    /// What a ledger holds of the record, a text for each event, with the moment at which it was entered
    /// (<see cref="SourceText.Entered"/>). What stands in a file too counts once.
    /// </param>
    /// <returns>The dossier; what could not be read is in its diagnostics. A path that does not exist is a diagnostic too.</returns>
    public static Dossier Read(string path, IReadOnlyCollection<SourceText>? ledger = null) =>
        Open(path, ledger).Dossier;

    /// <summary>Reads a dossier to which entries will be added, as <see cref="Read"/> does.</summary>
    /// <inheritdoc cref="Read"/>
    public static OpenDossier Open(string path, IReadOnlyCollection<SourceText>? ledger = null)
    {
        try
        {
            if (Directory.Exists(path))
                return ReadFolder(path, ledger ?? []);
            if (File.Exists(path))
                return ReadFile(path, ledger ?? []);
        }
        catch (Exception e) when (FolderScan.IsOfFiles(e))
        {
            return Unreadable(path, e.Message.TrimEnd('.'));
        }
        return Unreadable(path, "there is no such file or folder");
    }

    /// <summary>
    /// The files that <see cref="Read"/> takes accord text from, in the order in which it reads them. Of a folder that cannot
    /// be opened there are none; <see cref="Read"/> says so in a diagnostic.
    /// </summary>
    /// <param name="path">The folder, or one file.</param>
    /// <returns>Paths that begin with the one given.</returns>
    public static ImmutableArray<string> Files(string path)
    {
        if (File.Exists(path))
            return [path];
        return Directory.Exists(path) ? [.. FolderScan.Of(path).Files.Select(f => Path.Combine(path, f))] : [];
    }

    private static OpenDossier ReadFolder(string path, IReadOnlyCollection<SourceText> ledger)
    {
        var scan = FolderScan.Of(path);
        var files = new SourceText[scan.Files.Count];
        var faults = new Diagnostic?[scan.Files.Count];
        Parallel.For(
            0,
            files.Length,
            i => (files[i], faults[i]) = Load(Path.Combine(path, scan.Files[i]), scan.Files[i])
        );
        return Bind(
            [.. files, .. ledger],
            NameOf(path),
            path,
            [
                .. scan.Faults.Select(f => FileUnreadable.Rule.At(f.Path.Length == 0 ? path : f.Path, f.Reason)),
                .. scan.LinksOut.Select(LinkNotFollowed.Rule.At),
                .. faults.OfType<Diagnostic>(),
            ]
        );
    }

    private static OpenDossier ReadFile(string path, IReadOnlyCollection<SourceText> ledger)
    {
        var full = Path.GetFullPath(path);
        var (file, fault) = Load(full, Path.GetFileName(full));
        return Bind(
            [file, .. ledger],
            Path.GetFileNameWithoutExtension(full),
            Path.GetDirectoryName(full) ?? full,
            fault is null ? [] : [fault]
        );
    }

    private static OpenDossier Bind(SourceText[] files, string name, string folder, List<Diagnostic> faults)
    {
        var rosterFaults = new List<Diagnostic>();
        var dossier = DossierReader.Open(files, name, ReadRoster, faults);
        return rosterFaults.Count == 0
            ? dossier
            : dossier.Saying(DossierBinder.InOrder(dossier.Dossier.Diagnostics.Concat(rosterFaults)));

        string? ReadRoster(string relative)
        {
            var full = Path.GetFullPath(Path.Combine(folder, relative));
            if (!File.Exists(full) || !FolderScan.IsWithin(folder, full))
                return null;
            var (text, fault) = Load(full, relative);
            if (fault is null)
                return text.Text;
            rosterFaults.Add(fault);
            return fault.Rule is FileUnreadable ? null : text.Text;
        }
    }

    private static (SourceText, Diagnostic?) Load(string full, string relative)
    {
        try
        {
            var length = new FileInfo(full).Length;
            if (length > LargestFile)
                return (new SourceText(relative, ""), FileUnreadable.Rule.At(relative, "it is larger than 256 MiB"));
            var decoded = DecodedText.Of(File.ReadAllBytes(full));
            var source = new SourceText(relative, decoded.Text);
            return (source, decoded.FaultAt is { } at ? NotUtf8.Rule.At(source, at, decoded.ExpectedEncoding) : null);
        }
        catch (Exception e) when (FolderScan.IsOfFiles(e))
        {
            return (
                new SourceText(relative, ""),
                FileUnreadable.Rule.At(
                    relative,
                    e is UnauthorizedAccessException ? "access is denied" : e.Message.TrimEnd('.')
                )
            );
        }
    }

    private static OpenDossier Unreadable(string? path, string reason) =>
        DossierBinder
            .Open([], LedgerTexts.Of([]), NameOf(path), _ => null, [])
            .Saying([FileUnreadable.Rule.At(path ?? "", reason)]);

    private static string NameOf(string? path)
    {
        try
        {
            return
                Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path ?? ".")))
                    is { Length: > 0 } name
                ? name
                : "dossier";
        }
        catch (Exception e) when (FolderScan.IsOfFiles(e))
        {
            return "dossier";
        }
    }
}
