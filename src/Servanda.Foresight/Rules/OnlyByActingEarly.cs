using Servanda.Checks;
using Servanda.Diagnostics;
using Servanda.Text;

namespace Servanda.Foresight.Rules;

/// <summary>The timetable can be kept only if somebody acts before it is owed.</summary>
public sealed class OnlyByActingEarly : AgreementRule
{
    /// <summary>The rule.</summary>
    public static OnlyByActingEarly Rule { get; } = new();

    /// <inheritdoc/>
    public override string Code => "only-by-acting-early";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "A timetable that holds only if somebody acts before it is owed";

    /// <inheritdoc/>
    public override string Explanation =>
        "What is done early counts, so these clauses are not impossible. But nobody has to begin before the day or the act for "
        + "which the text lets them wait, and whoever waits for it makes another clause fail.";

    /// <inheritdoc/>
    public override string Mend => "Move one of the dates, or say who has to begin.";

    /// <inheritdoc/>
    public override string Example =>
        """
            instrument accord made by North, South on 2020-01-01
            party North
            party South
            event elections
            event transition-over
            commitment hold-elections
              North must achieve elections
              from 2020-03-01
              by 2020-12-31
            commitment end-transition
              South must achieve transition-over
              from 180 days after elections
              by 2020-06-01
            commitment settle
              South must achieve elections
              by 2020-12-31
              from 2020-03-01

            """;

    /// <inheritdoc/>
    public override string Sound =>
        """
            instrument accord made by North, South on 2020-01-01
            party North
            party South
            event elections
            event transition-over
            commitment hold-elections
              North must achieve elections
              from 2020-03-01
              by 2020-12-31
            commitment end-transition
              South must achieve transition-over
              from 180 days after elections
              by 2020-12-31
            commitment settle
              South must achieve elections
              by 2020-12-31
              from 2020-03-01

            """;

    /// <summary>Reports a clash that only early acts avoid.</summary>
    public Diagnostic At(SourceText? source, TextSpan span, string clauses, int number) =>
        Make(
            source,
            span,
            number == 1
                ? $"This clause can be kept only if somebody acts before it is owed: {clauses}."
                : $"These {number} clauses can all be kept only if somebody acts before it is owed: {clauses}."
        );
}
