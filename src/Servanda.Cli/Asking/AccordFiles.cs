using System.Text;

namespace Servanda.Cli.Asking;

/// <summary>The files of a dossier that hold accord text: the same that the library reads.</summary>
internal static class AccordFiles
{
    public static IEnumerable<string> Below(string path)
    {
        if (File.Exists(path))
            return [path];
        return In(new DirectoryInfo(path)).Order(StringComparer.Ordinal).Select(f => Path.Combine(path, f));
    }

    static IEnumerable<string> In(DirectoryInfo root)
    {
        var pending = new Stack<DirectoryInfo>([root]);
        while (pending.TryPop(out var folder))
            foreach (var item in folder.EnumerateFileSystemInfos())
                if (item.Name.StartsWith('.') || item.LinkTarget is not null)
                    continue;
                else if (item is DirectoryInfo inner)
                {
                    if (inner.Name is not ("bin" or "node_modules"))
                        pending.Push(inner);
                }
                else if (item.Extension.ToLowerInvariant() is ".md" or ".accord")
                    yield return Path.GetRelativePath(root.FullName, item.FullName);
    }
}

/// <summary>A file as text that can be written back with all that was not changed byte for byte.</summary>
internal sealed record AccordFile(string Path, string Text, Encoding Encoding, byte[] Mark)
{
    /// <summary>Reads a file, or null where its bytes are not text: then writing it back would lose some.</summary>
    public static AccordFile? Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding)new UTF8Encoding(false, true), bytes[..3]),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, false, true), bytes[..2]),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(true, false, true), bytes[..2]),
            _ => (new UTF8Encoding(false, true), []),
        };
        try
        {
            return new AccordFile(path, encoding.GetString(bytes.AsSpan(mark.Length)), encoding, mark);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Puts another text in its place: whole or not at all.</summary>
    public void Write(string text)
    {
        var besides = Path + ".servanda-new";
        File.WriteAllBytes(besides, [.. Mark, .. Encoding.GetBytes(text)]);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(besides, File.GetUnixFileMode(Path));
        File.Move(besides, Path, overwrite: true);
    }
}
