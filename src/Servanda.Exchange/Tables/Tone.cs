using Servanda.Model;

namespace Servanda.Exchange.Tables;

/// <summary>What a piece of text feels like; what colour that is, if any, is for <see cref="Ink"/> to say.</summary>
public enum Tone
{
    Plain,
    Strong,
    Quiet,
    Good,
    Bad,
    Warning,
    Coming,
}

/// <summary>The tones of the words of the language.</summary>
public static class Tones
{
    public static Tone Of(Status status) =>
        status switch
        {
            Status.Fulfilled or Status.FulfilledLate or Status.Kept or Status.Cured => Tone.Good,
            Status.Breached or Status.Overdue => Tone.Bad,
            Status.Waiting or Status.Suspended => Tone.Warning,
            Status.Pending => Tone.Coming,
            _ => Tone.Quiet,
        };

    public static Tone Of(Evidence evidence) =>
        evidence switch
        {
            Evidence.Established => Tone.Plain,
            Evidence.Unreported => Tone.Quiet,
            _ => Tone.Warning,
        };
}
