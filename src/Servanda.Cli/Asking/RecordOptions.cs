using System.CommandLine;
using Servanda.Storage.Notes;

namespace Servanda.Cli.Asking;

/// <summary>Options that several of the commands of the ledger have.</summary>
internal static class RecordOptions
{
    /// <summary>Who enters something.</summary>
    public static Option<string?> By() =>
        new("--by") { HelpName = "NAME", Description = "Who enters it (default: the user of this machine)." };

    /// <summary>The name given, or the user's.</summary>
    public static string ByWhom(ParseResult parsed, Option<string?> by) =>
        parsed.GetValue(by) is { Length: > 0 } name ? name : Environment.UserName;

    /// <summary>The persons of whom an entry tells.</summary>
    public static Option<string[]> Subjects() =>
        new("--subject")
        {
            HelpName = "PERSON",
            Description =
                "A person of whom it tells: it is encrypted under a key that can be destroyed. Several: repeat it.",
        };

    /// <summary>A head that was kept.</summary>
    public static Option<string[]> KeptHeads() =>
        new("--head")
        {
            HelpName = "FILE",
            Description = "A head that was kept elsewhere, as `record head` prints it. Several: repeat it.",
        };

    /// <summary>The key that must have signed a head.</summary>
    public static Option<string?> Verifier() =>
        new("--key")
        {
            HelpName = "KEY",
            Description = "The public key, or a file with it, by which a head must be signed.",
        };

    /// <summary>The public key, or null where none was given.</summary>
    public static VerifierKey? VerifierOf(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { Length: > 0 } given)
            return null;
        return VerifierKey.Parse(File.Exists(given) ? File.ReadAllText(given) : given)
            ?? throw new UsageError(
                $"'{given}' is no public key: it reads name+id+base64, as `servanda record key` prints it."
            );
    }

    /// <summary>The text of a file, or of the standard input where it is <c>-</c>.</summary>
    public static string TextOf(string file, Surroundings surroundings)
    {
        if (file == "-")
            return surroundings.Input.ReadToEnd();
        if (!File.Exists(file))
            throw new UsageError($"There is no file at '{file}'.");
        return File.ReadAllText(file);
    }

    /// <summary>The head in a file, which must be signed where a key is given.</summary>
    public static Checkpoint HeadIn(string file, VerifierKey? key, Surroundings surroundings)
    {
        var text = TextOf(file, surroundings);
        if (key is not null && SignedNote.Parse(text)?.IsSignedBy(key) != true)
            throw new UsageError($"The head in '{file}' is not signed by {key.Name}.");
        return Checkpoint.OfNote(text)
            ?? throw new UsageError($"'{file}' holds no head: it reads as `servanda record head` prints it.");
    }
}
