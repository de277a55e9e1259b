using System.Collections.Immutable;
using Servanda.Diagnostics;
using Servanda.Foresight.Encoding;
using Servanda.Foresight.Rules;
using Servanda.Foresight.Solving;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Foresight;

/// <summary>
/// Whether an agreement can be performed as it is written. The record plays no part: what is asked is whether there is a
/// course of events in which everybody keeps every promise by the date that the text sets.
/// </summary>
public static class Timetable
{
    // Clauses may hang together in long chains, which are read from end to end.
    const int StackSize = 512 * 1024 * 1024;

    static readonly TimeSpan TimeToStop = TimeSpan.FromMilliseconds(500);

    /// <summary>Checks the timetable of an agreement.</summary>
    /// <param name="dossier">The agreement.</param>
    /// <param name="limits">How much may be spent on it.</param>
    /// <param name="cancellation">Stops the search; what was found up to then is the answer.</param>
    public static TimetableResult Check(
        Dossier dossier,
        TimetableLimits limits,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(limits);
        var run = new Run(dossier, limits, new Budget(limits.Time, cancellation));
        TimetableResult? result = null;
        Exception? fault = null;
        using var isDone = new ManualResetEventSlim();
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = run.Result();
                }
                catch (Exception error)
                {
                    fault = error;
                }
                finally
                {
                    isDone.Set();
                }
            },
            StackSize
        )
        {
            IsBackground = true,
        };
        thread.Start();
        WaitHandle.WaitAny([isDone.WaitHandle, cancellation.WaitHandle]);
        // Who stops it waits no longer than the solver needs to notice; what runs on is not waited for.
        if (
            !isDone.Wait(
                cancellation.IsCancellationRequested ? TimeToStop : Timeout.InfiniteTimeSpan,
                CancellationToken.None
            )
        )
            return run.SoFar;
        if (fault is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
        return result!;
    }

    sealed class Run(Dossier dossier, TimetableLimits limits, Budget budget)
    {
        const int MostClashes = 5;

        volatile TimetableResult _soFar = Undecided([], "");

        /// <summary>What has been found up to now.</summary>
        public TimetableResult SoFar => _soFar;

        public TimetableResult Result()
        {
            var inOrder = new Encoded(dossier, new EncodingOptions(InOrder: true, WithSwitches: false));
            var scheduler = new Scheduler(inOrder, budget);
            switch (scheduler.Decide())
            {
                case Found.Best or Found.Some:
                    return Kept(TimetableVerdict.Possible, inOrder, scheduler, []);
                case Found.Undecided:
                    return Undecided(inOrder.Reader.NotConsidered, "");
            }
            _soFar = Undecided([], OnlyEarly);
            var anyOrder = new Encoded(dossier, new EncodingOptions(InOrder: false, WithSwitches: false));
            var early = new Scheduler(anyOrder, budget);
            switch (early.Decide())
            {
                case Found.Best or Found.Some:
                    Know(TimetableVerdict.OnlyByActingEarly, [], anyOrder, WhichClash, WhatNever);
                    return Kept(TimetableVerdict.OnlyByActingEarly, anyOrder, early, Clashes(true));
                case Found.Undecided:
                    return Undecided(anyOrder.Reader.NotConsidered, OnlyEarly);
            }
            Know(TimetableVerdict.Impossible, [], anyOrder, WhichClash);
            var clashes = Clashes(false);
            return Know(TimetableVerdict.Impossible, clashes, anyOrder, budget.IsSpent ? [WhichClash] : []);
        }

        const string WhichClash = "all the clauses that clash";
        const string WhatNever = "what can never be performed";
        const string HowEarly = "whether anything could be earlier";

        /// <summary>What is known now, and what is not.</summary>
        TimetableResult Know(
            TimetableVerdict verdict,
            ImmutableArray<Clash> clashes,
            Encoded encoded,
            params ImmutableArray<string> unknown
        ) =>
            _soFar = new TimetableResult
            {
                Verdict = verdict,
                Clashes = clashes,
                Findings = [.. clashes.Select(Finding)],
                NotConsidered = [.. encoded.Reader.NotConsidered],
                Unknown = unknown,
            };

        const string OnlyEarly = " It can be kept, if at all, only if something is done before anybody owes it.";

        static TimetableResult Undecided(IEnumerable<string> notConsidered, string known) =>
            new()
            {
                Verdict = TimetableVerdict.Undecided,
                Findings = [TimetableUndecided.Rule.Undecided(known)],
                NotConsidered = [.. notConsidered],
                Unknown = ["whether every promise can be kept"],
            };

        TimetableResult Kept(
            TimetableVerdict verdict,
            Encoded encoded,
            Scheduler scheduler,
            ImmutableArray<Clash> clashes
        )
        {
            var known = Know(
                verdict,
                clashes,
                encoded,
                budget.IsSpent && verdict != TimetableVerdict.Possible ? [WhichClash, WhatNever] : [WhatNever]
            );
            var unperformed = scheduler.PerformAll();
            if (!limits.OnlyDecide)
                _soFar = known with { Schedule = Made() };
            var stuck = Stuck(unperformed).ToList();
            known = known with
            {
                Findings = [.. known.Findings, .. stuck.Select(s => s.Finding)],
                NeverPerformable = [.. stuck.Select(s => s.Name)],
                Unknown = budget.IsSpent ? known.Unknown : [],
            };
            if (limits.OnlyDecide)
                return known;
            var isEarliest = scheduler.MakeEarly();
            return known with
            {
                Schedule = Made() with { IsEarliest = isEarliest },
                Unknown = isEarliest ? known.Unknown : known.Unknown.Add(HowEarly),
            };

            Schedule Made() => scheduler.Made(verdict == TimetableVerdict.OnlyByActingEarly);
        }

        /// <summary>Sets of clauses that clash, none of which has a clause in common with another.</summary>
        ImmutableArray<Clash> Clashes(bool byOrder)
        {
            var encoded = new Encoded(dossier, new EncodingOptions(InOrder: byOrder, WithSwitches: true));
            var texts = new ClauseTexts(encoded);
            var finder = new ClashFinder(encoded, budget);
            var clashes = ImmutableArray.CreateBuilder<Clash>();
            var without = new HashSet<ClauseRef>();
            while (clashes.Count < MostClashes && finder.Find(without) is { Clauses: not [] } found)
            {
                var clauses = found.Clauses.Where(c => c != ClauseRef.Order).ToList();
                clashes.Add(
                    new Clash([.. clauses.Select(texts.Of)], found.IsSmallest, clauses.Count < found.Clauses.Count)
                );
                without.UnionWith(clauses);
            }
            return clashes.ToImmutable();
        }

        /// <summary>Of what was not performed, that which never can be, and why.</summary>
        IEnumerable<(string Name, Diagnostic Finding)> Stuck(IReadOnlyList<Promise> unperformed)
        {
            var candidates = unperformed.Where(p => !FollowsFromBreach(p.Commitment)).ToList();
            if (candidates.Count == 0)
                yield break;
            var encoded = new Encoded(dossier, new EncodingOptions(InOrder: false, WithSwitches: true));
            var texts = new ClauseTexts(encoded);
            foreach (var promise in candidates)
            {
                var same = encoded
                    .Promises.Of(promise.Commitment.Name)
                    .First(p => p.Setting.Member == promise.Setting.Member);
                var finder = new ClashFinder(encoded, budget, [encoded.Puzzle.Comes(same.Performed)]);
                if (finder.Find(new HashSet<ClauseRef>()) is not { } found)
                    continue;
                var place = promise.Commitment.Location;
                var clauses = found.Clauses.Select(texts.Of).ToList();
                yield return (
                    promise.Commitment.Name,
                    NeverPerformable.Rule.At(
                        place?.Source,
                        place?.Span ?? default,
                        promise.Commitment.Name,
                        Words(clauses)
                    ) with
                    {
                        Related = Related(clauses),
                    }
                );
            }
        }

        bool FollowsFromBreach(Commitment commitment) =>
            dossier.Commitments.Values.Any(c => c.Otherwise == commitment.Name)
            || new[] { commitment.Upon, commitment.Provided }.OfType<Condition>().Any(c => MentionsBreach(c));

        bool MentionsBreach(Condition condition) =>
            condition is InstrumentIs { Status: InstrumentStatus.Terminated or InstrumentStatus.Suspended }
            || condition
                is StatusIs
                {
                    Status: Status.Breached
                        or Status.Overdue
                        or Status.Cured
                        or Status.FulfilledLate
                        or Status.Suspended
                        or Status.Lapsed
                }
            || GoalFacts.Statuses(condition, dossier).Any(s => s != condition && MentionsBreach(s))
            || Parts.Of(condition).Any(MentionsBreach);

        static Diagnostic Finding(Clash clash)
        {
            var place = clash.Clauses.Select(c => c.Location).FirstOrDefault(l => l is not null);
            var words = Words(clash.Clauses);
            var finding = clash.IsByOrder
                ? OnlyByActingEarly.Rule.At(place?.Source, place?.Span ?? default, words, clash.Clauses.Length)
                : ImpossibleTimetable.Rule.At(place?.Source, place?.Span ?? default, words, clash.Clauses.Length);
            return finding with { Related = Related(clash.Clauses.Where(c => c.Location != place)) };
        }

        static ImmutableArray<RelatedPlace> Related(IEnumerable<ClashingClause> clauses) =>
            [
                .. clauses
                    .Where(c => c.Location is not null)
                    .Select(c => new RelatedPlace(c.Location!.Source, c.Location.Span, $"{c.Name}: {c.Words}")),
            ];

        /// <summary>The clauses side by side, those of one commitment together.</summary>
        static string Words(IEnumerable<ClashingClause> clauses) =>
            string.Join(
                "; ",
                clauses
                    .GroupBy(c => (c.Name, Cites: string.Join(", ", c.Cites)))
                    .Select(g =>
                        g.Key.Name
                        + (g.Key.Cites.Length > 0 ? $" ({g.Key.Cites})" : "")
                        + " "
                        + string.Join(" and ", g.Select(c => $"“{c.Words}”"))
                    )
            );
    }
}
