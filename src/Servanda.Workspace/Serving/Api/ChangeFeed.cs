using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Exchange.Json;

namespace Servanda.Workspace.Serving.Api;

/// <summary>
/// What changed in a dossier, from the moment at which somebody first listens: the last few changes are remembered, so that
/// whoever was cut off can go on where they were.
/// </summary>
internal sealed class ChangeFeed
{
    const int Remembered = 64;
    readonly ServedDossier _served;
    readonly Func<Reading, Question> _today;
    readonly Lock _gate = new();
    ImmutableList<(string From, EventJson Event)> _events = [];
    Reading? _last;
    TaskCompletionSource _more = New();

    /// <summary>Listens to a dossier.</summary>
    /// <param name="served">The dossier.</param>
    /// <param name="today">The question of which the answers are compared.</param>
    public ChangeFeed(ServedDossier served, Func<Reading, Question> today)
    {
        (_served, _today) = (served, today);
        served.Changed += Take;
    }

    /// <summary>The dossier as it is now; what is new in it is among the events from then on.</summary>
    public async ValueTask<Reading> Look(CancellationToken cancel)
    {
        var reading = await _served.Read(cancel).ConfigureAwait(false);
        lock (_gate)
            _last ??= reading;
        return reading;
    }

    /// <summary>What happened since a version; one event <c>anew</c> where that is not remembered.</summary>
    public (string Version, IReadOnlyList<EventJson> Events, Task More) Since(string? version)
    {
        lock (_gate)
        {
            var now = _last?.Version ?? "";
            if (version is null || version == now)
                return (now, [], _more.Task);
            var at = _events.FindLastIndex(e => e.From == version);
            return at < 0
                ? (now, [new EventJson("anew", now, [], [], [])], _more.Task)
                : (now, [.. _events.Skip(at).Select(e => e.Event)], _more.Task);
        }
    }

    void Take(Reading reading)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            if (_last is not { } before || before.Version == reading.Version)
            {
                _last ??= reading;
                return;
            }
            _last = reading;
            _events = _events.Add((before.Version, EventOf(before, reading)));
            if (_events.Count > Remembered)
                _events = _events.RemoveAt(0);
            (waiting, _more) = (_more, New());
        }
        waiting.SetResult();
    }

    EventJson EventOf(Reading before, Reading after)
    {
        var (old, now) = (AnswersOf(before), AnswersOf(after));
        var had = before.Dossier.Entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var has = after.Dossier.Entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        return new EventJson(
            "changed",
            after.Version,
            [
                .. old
                    .Keys.Union(now.Keys)
                    .Order(StringComparer.Ordinal)
                    .Select(n => new AnswerChangedJson(n, null, old.GetValueOrDefault(n), now.GetValueOrDefault(n)))
                    .Where(IsOtherwise),
            ],
            [.. after.Dossier.Entries.Where(e => !had.Contains(e.Id)).Select(EntryJson.Of)],
            [.. before.Dossier.Entries.Select(e => e.Id).Where(id => !has.Contains(id))]
        );
    }

    Dictionary<string, CommitmentJson> AnswersOf(Reading reading)
    {
        var standings = reading.Assess(_today(reading));
        return standings
            .Answers.Where(a => AnswerWords.WhyNoStatus(a.Commitment) is null)
            .Concat(standings.Powers)
            .ToDictionary(a => a.Commitment.Name, a => CommitmentJson.Of(a, reading.Dossier), StringComparer.Ordinal);
    }

    // What is told is compared as it is told.
    static bool IsOtherwise(AnswerChangedJson change) =>
        change is not { Before: { } before, After: { } after } || !Bytes(before).Span.SequenceEqual(Bytes(after).Span);

    static ReadOnlyMemory<byte> Bytes(CommitmentJson answer) =>
        JsonForms.Bytes(answer, ApiForms.Default.CommitmentJson);

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
