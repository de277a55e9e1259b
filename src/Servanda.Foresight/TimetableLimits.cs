namespace Servanda.Foresight;

/// <summary>How much may be spent on a timetable.</summary>
public sealed record TimetableLimits
{
    /// <summary>The usual limits.</summary>
    public static TimetableLimits Usual { get; } = new();

    /// <summary>The time that the solver may take, in all.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether only the question is asked, and no timetable made: whether it can be kept, and if not why.</summary>
    public bool OnlyDecide { get; init; }
}
