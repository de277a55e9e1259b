using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Text;

namespace Servanda.Foresight.Rules;

/// <summary>No course of events keeps every promise.</summary>
public sealed class ImpossibleTimetable : AgreementRule
{
    /// <summary>The rule.</summary>
    public static ImpossibleTimetable Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "impossible-timetable";

    /// <inheritdoc/>
    public override string Title => "Clauses that cannot all be kept";

    /// <inheritdoc/>
    public override string Explanation =>
        "Whatever the parties do, one of these clauses is broken. Each of them is needed for that: without any one of them the "
        + "others can be kept. What cannot be said exactly in times is left open, so that nothing is called impossible that is not.";

    /// <inheritdoc/>
    public override string Mend => "Move one of the dates, or lift one of the conditions.";

    /// <inheritdoc/>
    public override string Example =>
        """
            instrument accord made by North, South on 2020-01-01
            party North
            party South
            event camps-closed
            event observers-gone
            commitment close-camps
              North must achieve camps-closed
              by 30 days after observers-gone
              upon observers-gone
              from 2020-09-01
            commitment send-observers-home
              South must achieve observers-gone
              by 2020-06-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            instrument accord made by North, South on 2020-01-01
            party North
            party South
            event camps-closed
            event observers-gone
            commitment close-camps
              North must achieve camps-closed
              by 30 days after observers-gone
              upon observers-gone
            commitment send-observers-home
              South must achieve observers-gone
              by 2020-06-01

            """;

    /// <summary>Reports a clash.</summary>
    public Diagnostic At(SourceText? source, TextSpan span, string clauses, int number) =>
        Make(
            source,
            span,
            number == 1
                ? $"No course of events keeps this clause: {clauses}."
                : $"No course of events keeps all {number} of these clauses: {clauses}."
        );
}
