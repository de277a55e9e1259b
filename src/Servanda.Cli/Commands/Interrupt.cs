namespace Servanda.Cli.Commands;

/// <summary>
/// While it is there, Ctrl-C stops what listens to its token, and the command prints what was found up to then. A second
/// one ends the command.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    readonly CancellationTokenSource _pressed = new();

    public Interrupt() => Console.CancelKeyPress += Stop;

    /// <summary>What stops when it is pressed.</summary>
    public CancellationToken Token => _pressed.Token;

    /// <summary>The exit code of a command that would have this one.</summary>
    public int Code(int otherwise) => _pressed.IsCancellationRequested ? ExitCode.Interrupted : otherwise;

    /// <summary>Leaves Ctrl-C to others.</summary>
    public void Dispose()
    {
        Console.CancelKeyPress -= Stop;
        _pressed.Dispose();
    }

    void Stop(object? sender, ConsoleCancelEventArgs pressed)
    {
        pressed.Cancel = !_pressed.IsCancellationRequested;
        _pressed.Cancel();
    }
}
