using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Servanda.Cli.Asking;
using Servanda.Workspace;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda serve</c>: the workspace in the browser.</summary>
internal static class ServeCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var dossiers = new Argument<string[]>("DOSSIER")
        {
            Description = "The dossiers: a folder or a file each.",
            Arity = ArgumentArity.OneOrMore,
        };
        var urls = new Option<string>("--urls")
        {
            HelpName = "URL",
            Description = "Where it listens: addresses of this machine, apart by semicolons.",
            DefaultValueFactory = _ => "http://127.0.0.1:5087",
        };
        var by = RecordOptions.By();
        var command = new Command("serve", "Open the workspace: pages to read, search and enter, in your browser.")
        {
            dossiers,
            urls,
            by,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var options = OptionsOf(parsed, dossiers, urls, by, surroundings);
                var app = WorkspaceHost.Build(options);
                await using (app.ConfigureAwait(false))
                {
                    try
                    {
                        await app.StartAsync(cancel).ConfigureAwait(false);
                    }
                    catch (IOException fault)
                    {
                        throw new UsageError($"{fault.Message} Choose another with --urls.");
                    }
                    foreach (var url in app.Urls)
                        surroundings.Output.WriteLine($"The workspace is open at {url} (Ctrl-C closes it).");
                    surroundings.Output.Flush();
                    await app.WaitForShutdownAsync(cancel).ConfigureAwait(false);
                }
                return ExitCode.Fine;
            }
        );
        return command;
    }

    static WorkspaceOptions OptionsOf(
        ParseResult parsed,
        Argument<string[]> dossiers,
        Option<string> urls,
        Option<string?> by,
        Surroundings surroundings
    )
    {
        var paths = parsed.GetRequiredValue(dossiers);
        foreach (var path in paths)
            if (!Directory.Exists(path) && !File.Exists(path))
                throw new UsageError($"There is no dossier at '{path}'.");
        var listen = parsed
            .GetRequiredValue(urls)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (listen.Length == 0)
            throw new UsageError("--urls names no address. Write http://127.0.0.1:5087.");
        if (WorkspaceOptions.FirstPublic(listen) is { } open)
            throw new UsageError(
                $"--urls {open} is not an address of this machine such as http://127.0.0.1:5087. Others could read and enter "
                    + "there, and there is no sign-in yet that would ask who they are."
            );
        var store = LedgerOptions.Named(parsed);
        if (store is not null && paths.Length > 1)
            throw new UsageError("With --store there is one dossier: a ledger holds the record of one.");
        return new WorkspaceOptions
        {
            Dossiers = [.. paths],
            Store = store,
            Urls = [.. listen],
            User = RecordOptions.ByWhom(parsed, by),
            Clock = surroundings.Clock,
        };
    }
}
