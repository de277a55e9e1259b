using System.Text;

namespace Servanda.Cli.Asking;

/// <summary>A file as text that can be written back with all that was not changed byte for byte.</summary>
internal sealed record AccordFile(string Path, string Text, Encoding Encoding, byte[] Mark)
{
    /// <summary>Reads a file, or null where it cannot be read, or its bytes are not text: then writing it back would lose some.</summary>
    public static AccordFile? Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
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

    /// <summary>Puts another text in its place: whole or not at all. Behind a link, it is the file linked to that changes.</summary>
    public void Write(string text)
    {
        var file = File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? Path;
        var besides = file + ".servanda-new";
        File.WriteAllBytes(besides, [.. Mark, .. Encoding.GetBytes(text)]);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(besides, File.GetUnixFileMode(file));
        File.Move(besides, file, overwrite: true);
    }
}
