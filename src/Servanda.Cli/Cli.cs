using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Reflection;
using Servanda.Cli.Asking;
using Servanda.Cli.Commands;
using Servanda.Cli.Commands.Record;
using Servanda.Cli.Rendering;
using Servanda.Storage;

namespace Servanda.Cli;

/// <summary>The command line as one function from arguments and surroundings to an exit code.</summary>
internal static class Cli
{
    static readonly ParserConfiguration Parsing = new()
    {
        EnablePosixBundling = false,
        ResponseFileTokenReplacer = null,
    };

    /// <summary>Runs the command. Never throws, and never shows a stack trace.</summary>
    public static int Run(IReadOnlyList<string> args, Surroundings surroundings)
    {
        try
        {
            var code = Invoke(args, surroundings);
            surroundings.Output.Flush();
            return code;
        }
        catch (UsageError error)
        {
            return Complain(surroundings, error.Message, null);
        }
        catch (LedgerException error)
        {
            surroundings.Error.WriteLine($"servanda: {SafeText.Of(error.Message)} {SafeText.Of(error.Mend)}");
            return ExitCode.LedgerFault;
        }
        catch (IOException error) when (IsClosedPipe(error))
        {
            return ExitCode.Fine;
        }
        catch (Exception fault)
        {
            return OwnUp(surroundings, args, fault);
        }
        finally
        {
            Flush(surroundings);
        }
    }

    /// <summary>The version, as <c>servanda --version</c> prints it.</summary>
    public static string Version =>
        typeof(Cli).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? typeof(Cli).Assembly.GetName().Version?.ToString(3)
        ?? "unknown";

    static int Invoke(IReadOnlyList<string> args, Surroundings surroundings)
    {
        var root = Root(surroundings);
        if (args.Count > 0 && args[0].StartsWith("[suggest", StringComparison.Ordinal))
            return Suggestions.Print(root, args, Parsing, surroundings);

        var parsed = root.Parse(args.Count == 0 ? ["--help"] : args, Parsing);
        var wantsHelp = parsed.Action is HelpAction;
        if (parsed.Errors.Count > 0 && !wantsHelp)
            return IsGroupAlone(parsed)
                ? AskWhich(surroundings, root.Parse([.. args, "--help"], Parsing))
                // Of a group the last error names the word that is none of its commands; the first only that one is missing.
                : Complain(surroundings, parsed.Errors[^1].Message + OtherCommand(parsed), parsed.CommandResult);
        return parsed.Invoke(Invocation(surroundings.Output, surroundings.Error));
    }

    static InvocationConfiguration Invocation(TextWriter output, TextWriter error) =>
        new()
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };

    /// <summary>Whether a command stands there that only holds others, without one of them.</summary>
    static bool IsGroupAlone(ParseResult parsed) =>
        parsed is { CommandResult.Command: { Subcommands.Count: > 0, Action: null }, UnmatchedTokens: [] };

    static int AskWhich(Surroundings surroundings, ParseResult help)
    {
        surroundings.Error.WriteLine(
            $"servanda: `{NameOf(help.CommandResult)}` alone says nothing to do: choose one of its commands."
        );
        surroundings.Error.WriteLine();
        help.Invoke(Invocation(surroundings.Error, surroundings.Error));
        return ExitCode.Usage;
    }

    static string NameOf(CommandResult command) =>
        command.Parent is CommandResult group ? $"{NameOf(group)} {command.Command.Name}" : command.Command.Name;

    /// <summary>The command that may have been meant, where there is none of that name.</summary>
    static string OtherCommand(ParseResult parsed) =>
        parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var word, ..]
            ? Spelling.DidYouMean(word, parsed.CommandResult.Command.Subcommands.Select(c => c.Name))
            : "";

    static Command Root(Surroundings surroundings)
    {
        var root = new Command(
            "servanda",
            """
            Where an agreement stands, on any date and as known on any date, and why.

            Exit codes:
              0   fine
              1   findings: the dossier has errors (so the answer is partial), an expectation
                  failed, a file is not formatted
              2   the command line asks for something that cannot be
              70  a fault of servanda itself
              74  the ledger cannot be read or written
              130 stopped by Ctrl-C; what was found up to then is printed
            """
        )
        {
            StatusCommand.Create(surroundings),
            ExplainCommand.Create(surroundings),
            HistoryCommand.Create(surroundings),
            ChangesCommand.Create(surroundings),
            DueCommand.Create(surroundings),
            ScoreCommand.Create(surroundings),
            CoverageCommand.Create(surroundings),
            CascadeCommand.Create(surroundings),
            WaitsCommand.Create(surroundings),
            IssuesCommand.Create(surroundings),
            ResidualCommand.Create(surroundings),
            CheckCommand.Create(surroundings),
            CompareCommand.Create(surroundings),
            TimetableCommand.Create(surroundings),
            FormatCommand.Create(surroundings),
            TestCommand.Create(surroundings),
            RecordCommand.Create(surroundings),
            ServeCommand.Create(surroundings),
            NewCommand.Create(surroundings),
            SchemaCommand.Create(surroundings),
            CompletionCommand.Create(surroundings),
        };
        root.Options.Add(LedgerOptions.Create());
        root.Options.Add(new Option<bool>("--version") { Description = "Print the version." });
        root.Options.Add(
            new HelpOption
            {
                Recursive = true,
                Action = new HelpAction { MaxWidth = surroundings.Width },
            }
        );
        root.SetAction(parsed => surroundings.Output.WriteLine(Version));
        return root;
    }

    static int Complain(Surroundings surroundings, string sentence, CommandResult? command)
    {
        surroundings.Error.WriteLine($"servanda: {sentence}");
        if (command is not null)
            surroundings.Error.WriteLine($"Try: {NameOf(command)} --help");
        return ExitCode.Usage;
    }

    static int OwnUp(Surroundings surroundings, IReadOnlyList<string> args, Exception fault)
    {
        surroundings.Error.WriteLine("servanda: Something went wrong that is our fault, not yours.");
        surroundings.Error.WriteLine(
            "Please report it to the project (CONTRIBUTING.md says how), with the dossier if you may show it."
        );
        if (SaveDetails(args, fault) is { } file)
            surroundings.Error.WriteLine($"What to send with it is in {file}");
        return ExitCode.OurFault;
    }

    /// <summary>The stack trace goes to a file that can be read before it is sent: it may name what is confidential.</summary>
    static string? SaveDetails(IReadOnlyList<string> args, Exception fault)
    {
        try
        {
            var file = Path.Combine(Path.GetTempPath(), $"servanda-fault-{Guid.NewGuid():N}.txt");
            File.WriteAllText(
                file,
                $"servanda {Version} on {Environment.OSVersion}, .NET {Environment.Version}\n"
                    + $"servanda {string.Join(' ', args)}\n\n{fault}\n"
            );
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Who closes the pipe has read enough. (On Unix .NET itself is quiet about it.)</summary>
    static bool IsClosedPipe(IOException error) => (error.HResult & 0xFFFF) is 109 or 232;

    static void Flush(Surroundings surroundings)
    {
        try
        {
            surroundings.Output.Flush();
            surroundings.Error.Flush();
        }
        catch (IOException) { }
    }
}
