using System.Runtime.CompilerServices;
using Servanda.Checks;
using Servanda.Foresight;
using Servanda.Model;

namespace Servanda.Exchange.Asking;

/// <summary>What is wrong with a dossier, all that is found: by its text, and by looking for a timetable.</summary>
public static class Checking
{
    /// <summary>How many seconds the solver may usually take beside the other checks.</summary>
    public const int SecondsToSolve = 10;

    /// <summary>What the solver finds in the time that it may usually take beside the other checks: only whether, not when.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="seconds">How long it may look for a course of events in which every promise is kept.</param>
    /// <param name="cancel">Ends the search early.</param>
    // Apart, so that the solver is loaded only where it is asked.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TimetableResult TimetableOf(
        Dossier dossier,
        int seconds = SecondsToSolve,
        CancellationToken cancel = default
    ) =>
        Timetable.Check(
            dossier,
            TimetableLimits.Usual with
            {
                Time = TimeSpan.FromSeconds(seconds),
                OnlyDecide = true,
            },
            cancel
        );

    /// <summary>Checks a dossier.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="timetable">What the solver found.</param>
    /// <param name="withPositions">Whether each side is taken to insist on every order that it ever demanded.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static CheckReport Of(Dossier dossier, TimetableResult timetable, bool withPositions = false)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        return CheckReport.Of(dossier, TimetableCatalogue.All, timetable.Findings, withPositions);
    }
}
