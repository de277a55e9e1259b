using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Servanda.Exchange.Asking;

namespace Servanda.Workspace.Serving.Api;

/// <summary>The feeds of changes, one a dossier, each made when somebody first listens.</summary>
internal sealed class ChangeFeeds(WorkspaceOptions options)
{
    readonly ConcurrentDictionary<string, Lazy<ChangeFeed>> _bySlug = new(StringComparer.Ordinal);

    /// <summary>That of a dossier.</summary>
    public ChangeFeed Of(ServedDossier served) =>
        _bySlug
            .GetOrAdd(
                served.Slug,
                _ => new Lazy<ChangeFeed>(() =>
                    new ChangeFeed(
                        served,
                        reading => new TypedQuestion(null, null, null, null).To(reading.Dossier, options.Clock)
                    )
                )
            )
            .Value;
}

/// <summary>Changes as they come: as server-sent events, and for whoever cannot hold a connection by long poll.</summary>
internal static class EventEndpoints
{
    /// <summary>How many seconds a long poll waits at most.</summary>
    public const int MostWait = 60;

    // While somebody listens, files and ledger are looked at this often.
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);

    /// <summary>Changes as server-sent events; the version is the event's id.</summary>
    public static async ValueTask<ApiReply> Stream(ApiCall call)
    {
        var response = call.Context.Response;
        using var ending = Ending(call);
        var cancel = ending.Token;
        var feed = call.Service<ChangeFeeds>().Of(call.Served);
        var reading = await feed.Look(cancel).ConfigureAwait(false);
        var since = call.Context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last
            ? last
            : call.Said("since") ?? reading.Version;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        await response.WriteAsync($": {reading.Version}\n\n", cancel).ConfigureAwait(false);
        await response.Body.FlushAsync(cancel).ConfigureAwait(false);
        var spoken = call.Clock.GetTimestamp();
        try
        {
            while (true)
            {
                var (now, events, more) = feed.Since(since);
                foreach (var one in events)
                    await response.WriteAsync(TextOf(one), cancel).ConfigureAwait(false);
                since = now;
                var isQuiet = events.Count == 0;
                if (isQuiet && call.Clock.GetElapsedTime(spoken) >= BeatEvery)
                {
                    await response.WriteAsync(": still here\n\n", cancel).ConfigureAwait(false);
                    isQuiet = false;
                }
                if (!isQuiet)
                {
                    await response.Body.FlushAsync(cancel).ConfigureAwait(false);
                    spoken = call.Clock.GetTimestamp();
                }
                await Next(feed, more, call.Clock, cancel).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Whoever listened has gone, or the workspace closes.
        }
        return ApiReply.Written;
    }

    /// <summary>What changed since a version; waits for it where nothing did yet.</summary>
    public static async ValueTask<ApiReply> Poll(ApiCall call)
    {
        using var ending = Ending(call);
        var feed = call.Service<ChangeFeeds>().Of(call.Served);
        var reading = await feed.Look(ending.Token).ConfigureAwait(false);
        var since = call.Said("since") ?? reading.Version;
        var wait = TimeSpan.FromSeconds(call.Number("wait", 0, 0, MostWait));
        var began = call.Clock.GetTimestamp();
        while (true)
        {
            var (now, events, more) = feed.Since(since);
            if (events.Count > 0 || call.Clock.GetElapsedTime(began) >= wait || ending.IsCancellationRequested)
                return ApiReply.Json(new EventsJson(reading.Dossier.Name, now, events), (ApiForms f) => f.EventsJson);
            await Next(feed, more, call.Clock, ending.Token).ConfigureAwait(false);
        }
    }

    static async Task Next(ChangeFeed feed, Task more, TimeProvider clock, CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(more, Task.Delay(LookEvery, clock, enough.Token)).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
        await feed.Look(cancel).ConfigureAwait(false);
    }

    static CancellationTokenSource Ending(ApiCall call) =>
        CancellationTokenSource.CreateLinkedTokenSource(
            call.Cancel,
            call.Service<IHostApplicationLifetime>().ApplicationStopping
        );

    // The data is JSON of one line: a line break in it would end it.
    static string TextOf(EventJson one) =>
        new StringBuilder()
            .Append("id: ")
            .Append(one.Version)
            .Append("\nevent: ")
            .Append(one.Event)
            .Append("\ndata: ")
            .Append(JsonSerializer.Serialize(one, ApiForms.Default.EventJson))
            .Append("\n\n")
            .ToString();
}
