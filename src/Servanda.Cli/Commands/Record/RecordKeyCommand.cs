using System.CommandLine;
using Servanda.Storage.Notes;

namespace Servanda.Cli.Commands.Record;

/// <summary><c>servanda record key</c>: a new key to sign heads with.</summary>
internal static class RecordKeyCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Where to write the secret key; it must not be there yet.",
        };
        var name = new Option<string>("--name")
        {
            HelpName = "NAME",
            Description = "Whose key it is: no spaces, no plus sign.",
            DefaultValueFactory = _ => "servanda",
        };
        var command = new Command(
            "key",
            "Make a key to sign heads with (Ed25519). The secret goes to a file, the public key is printed for others."
        )
        {
            file,
            name,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            SigningKey key;
            try
            {
                key = SigningKey.New(parsed.GetRequiredValue(name));
            }
            catch (ArgumentException)
            {
                throw new UsageError("The name of a key has no spaces and no plus sign.");
            }
            try
            {
                var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                using var writer = new StreamWriter(path, options);
                writer.Write(key.ToSecretText() + "\n");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new UsageError($"The key cannot be written to '{path}': {error.Message}");
            }
            surroundings.Output.WriteLine(key.Verifier.ToString());
            return ExitCode.Fine;
        });
        return command;
    }
}
