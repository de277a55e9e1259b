using System.Net;
using System.Net.Sockets;

namespace Servanda.Storage.Tests.Faults;

/// <summary>Which part of a commit gets through before the line is cut.</summary>
public enum CutAt
{
    /// <summary>The commit never reaches the server.</summary>
    BeforeCommit,

    /// <summary>The server commits; its answer is lost.</summary>
    BeforeAnswer,
}

/// <summary>A line to a PostgreSQL server that is cut once, in the middle of a commit, when it is told to.</summary>
sealed class CutConnection : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly int _server;
    readonly CancellationTokenSource _end = new();
    CutAt? _next;

    public CutConnection(int server)
    {
        _server = server;
        _listener.Start();
        _ = Listen();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether the line was cut as it was told.</summary>
    public bool HasCut { get; private set; }

    public void CutNextCommit(CutAt at) => (_next, HasCut) = (at, false);

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    async Task Listen()
    {
        try
        {
            while (true)
                _ = Carry(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        { }
    }

    async Task Carry(TcpClient client)
    {
        using var server = new TcpClient();
        using var _ = client;
        await server.ConnectAsync(IPAddress.Loopback, _server);
        var (near, far) = (client.GetStream(), server.GetStream());
        var isAnswered = true;
        var back = Copy(far, near, _ => isAnswered);
        await Copy(
            near,
            far,
            bytes =>
            {
                if (_next is not { } cut || bytes.IndexOf("COMMIT\0"u8) < 0)
                    return true;
                (_next, HasCut, isAnswered) = (null, true, false);
                return cut == CutAt.BeforeAnswer;
            }
        );
        // The server has done all that it was told before the line to it goes.
        server.Client.Shutdown(SocketShutdown.Send);
        await back;

        async Task Copy(NetworkStream from, NetworkStream to, Func<ReadOnlySpan<byte>, bool> isCarried)
        {
            var buffer = new byte[64 * 1024];
            try
            {
                for (int read; (read = await from.ReadAsync(buffer, _end.Token)) > 0; )
                {
                    if (isCarried(buffer.AsSpan(0, read)))
                        await to.WriteAsync(buffer.AsMemory(0, read), _end.Token);
                    else
                        client.Close();
                }
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
            { }
        }
    }
}
