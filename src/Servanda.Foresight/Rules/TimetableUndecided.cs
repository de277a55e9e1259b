using Servanda.Checks;
using Servanda.Diagnostics;

namespace Servanda.Foresight.Rules;

/// <summary>The time allowed was not enough.</summary>
public sealed class TimetableUndecided : AgreementRule
{
    /// <summary>The rule.</summary>
    public static TimetableUndecided Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "timetable-undecided";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Note;

    /// <inheritdoc/>
    public override string Title => "Whether the timetable can be kept was not decided";

    /// <inheritdoc/>
    public override string Explanation =>
        "The search stopped, because its time was over or somebody stopped it. Nothing follows from that for the agreement.";

    /// <inheritdoc/>
    public override string Mend => "Allow it more time.";

    /// <inheritdoc/>
    public override string Example =>
        """
            instrument accord made by North on 2020-01-01
            party North
            event done
            commitment act
              North must achieve done
              by 2020-02-01

            """;

    /// <inheritdoc/>
    public override string Sound => Example;

    /// <inheritdoc/>
    public override string BeforeExample => "The check finds it here if it is stopped before it could ask:";

    /// <inheritdoc/>
    public override string BeforeSound => "and not if it is given a second:";

    /// <summary>Reports that nothing was decided.</summary>
    /// <param name="known">What is known all the same, as a sentence; or nothing.</param>
    public Diagnostic Undecided(string known) =>
        Make(null, default, $"Whether the timetable can be kept was not decided in the time allowed.{known}");
}
