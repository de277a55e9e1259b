using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Residuals;

/// <summary>What of a moment matters where it is used.</summary>
internal enum MomentUse
{
    /// <summary>Its beginning: of a <c>from</c>.</summary>
    Beginning,

    /// <summary>Its end, and the day from which an extension counts: of a deadline and an aim.</summary>
    End,

    /// <summary>All of it.</summary>
    Whole,
}

/// <summary>Which moments can no longer fall otherwise, and the dates that stand in their place.</summary>
internal sealed class SettledMoments(Evaluation run, long at, Func<string, bool> hasEnded)
{
    /// <summary>
    /// Whether a moment stays what it is, whatever comes that touches none of the past: all that it rests on has come, or
    /// it is over and nothing else may have come.
    /// </summary>
    public bool IsSettled(Moment moment, MomentOptions options)
    {
        // A due day may be moved, but not of what has ended.
        if (
            options is not { IsCut: false, Others.Count: 0, Established: { } reckoned }
            || !new Mentions(run.Index.Dossier).Add(moment).Dues.All(hasEnded)
        )
            return false;
        return options.Readings.All(HasSurelyCome)
            || (
                reckoned.End <= at && options.Readings.All(r => HasSurelyCome(r) || r.Signal.First(Truth.Possible) > at)
            );
    }

    /// <summary>Whether a condition first held at one moment that is past, in every world.</summary>
    public bool HasSurelyCome(Reading reading) =>
        reading.Signal.First(Truth.Established) <= at && reading.Candidates(run.Index.Days).Count == 0;

    /// <summary>A moment with dates in the place of what has settled.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="read">What a moment may be, where it is used.</param>
    /// <param name="use">What of it matters there.</param>
    public Moment Reduced(Moment moment, Func<Moment, MomentOptions> read, MomentUse use)
    {
        if (moment is OnDate)
            return moment;
        var options = read(moment);
        if (IsSettled(moment, options) && DayOf(options.Established!.Value, use) is { } day)
            return day;
        return moment switch
        {
            EarlierOf earlier => earlier with { Moments = Each(earlier.Moments) },
            LaterOf later => later with { Moments = Each(later.Moments) },
            EitherOf either => either with { Readings = Each(either.Readings) },
            _ => moment,
        };

        ImmutableArray<Moment> Each(ImmutableArray<Moment> parts) =>
            [.. parts.Select(p => Reduced(p, read, MomentUse.Whole))];
    }

    /// <summary>The day that is the same moment for its use; null where no day is.</summary>
    OnDate? DayOf(Reckoned reckoned, MomentUse use)
    {
        var days = run.Index.Days;
        if (days.NameOf(reckoned.Start) is not { } day)
            return null;
        var (begins, ends) = (days.StartOf(day) == reckoned.Start, days.EndOf(day) == reckoned.End);
        var isSame = use switch
        {
            MomentUse.Beginning => begins,
            MomentUse.End => ends,
            _ => begins && ends && reckoned.IsDated,
        };
        return isSame ? new OnDate(EdtfDate.OfDay(day)) : null;
    }
}
