using System.Security.Cryptography;
using System.Text;
using Servanda.Assessment;
using Servanda.Model;

namespace Servanda.Reporting;

/// <summary>
/// What an answer rests on, so that it can be asked again: the same text, record, question and engine give the same answer
/// (semantics 3.16).
/// </summary>
/// <param name="Text">SHA-256, in hexadecimal, over the names and contents of the files that the dossier was read from.</param>
/// <param name="Record">
/// SHA-256, in hexadecimal, over the digests of the entries known by then, in the order of these; it depends on what
/// they say, and on no layout or order of the text.
/// </param>
/// <param name="Entries">How many entries were known by then.</param>
/// <param name="Question">As of when, as known when, under which standard.</param>
/// <param name="Engine">The version of the engine.</param>
public sealed record Receipt(string Text, string Record, int Entries, Question Question, string Engine)
{
    /// <summary>The receipt of any answer to a question.</summary>
    /// <param name="path">The folder or file that the dossier was read from.</param>
    /// <param name="dossier">The dossier.</param>
    /// <param name="question">The question.</param>
    /// <param name="engine">The version of the engine.</param>
    /// <exception cref="IOException">A file can no longer be read.</exception>
    public static Receipt Of(string path, Dossier dossier, Question question, string engine)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(question);
        var known = dossier
            .Entries.Where(e => (e.Known ?? e.Said).Bounds(dossier.Zone).Latest <= question.KnownAt)
            .Select(e => DossierWriter.IdOf(e, 64))
            .Order(StringComparer.Ordinal)
            .ToList();
        return new Receipt(
            HashOfFiles(path, dossier),
            Hex(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', known)))),
            known.Count,
            question,
            engine
        );
    }

    static string HashOfFiles(string path, Dossier dossier)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var lists = dossier
            .Rosters.Values.Select(r => r.File)
            .Concat(dossier.Calendars.Values.Select(c => c.File))
            .OfType<string>()
            .Select(f => Path.Combine(folder, f))
            .Where(File.Exists);
        var lines = DossierFolder
            .Files(path)
            .Concat(lists)
            .Select(f => (Name: Path.GetRelativePath(folder, f).Replace('\\', '/'), File: f))
            .DistinctBy(f => f.Name)
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f =>
            {
                using var content = File.OpenRead(f.File);
                return $"{Hex(SHA256.HashData(content))}  {f.Name}\n";
            });
        return Hex(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
