using Servanda.Foresight;

namespace Servanda.Exchange.Wording;

/// <summary>What an amendment does to a timetable, in words.</summary>
public static class TimetableWords
{
    /// <summary>What became of the slack of a commitment.</summary>
    public static string Of(SlackChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Direction switch
        {
            < 0 => "shrank",
            > 0 => "grew",
            _ => "same",
        };
    }
}
