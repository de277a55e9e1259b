using System.Collections.Immutable;
using Servanda.Diagnostics.Rules;

namespace Servanda.Diagnostics;

/// <summary>Every rule there is, written out so that nothing is found by chance.</summary>
public static class DiagnosticCatalogue
{
    /// <summary>The rules on the form of the text, which the lexer and the parser apply.</summary>
    public static ImmutableArray<DiagnosticRule> OfForm { get; } =
    [
        UnclosedFence.Rule,
        MarkdownTooDeep.Rule,
        UnclosedQuote.Rule,
        HiddenCharacter.Rule,
        UnexpectedCharacter.Rule,
        MinusSign.Rule,
        MalformedNumberOrDate.Rule,
        NumberTooLarge.Rule,
        UnknownStatement.Rule,
        UnindentedClause.Rule,
        UnknownClause.Rule,
        UnexpectedText.Rule,
        MissingName.Rule,
        MissingText.Rule,
        MissingCondition.Rule,
        MissingMoment.Rule,
        MissingDuration.Rule,
        MissingQuantity.Rule,
        MissingWord.Rule,
        UnclosedBracket.Rule,
        MixedLogic.Rule,
        MixedArithmetic.Rule,
        TooDeep.Rule,
        CountNotCompared.Rule,
        DurationWithoutStart.Rule,
        MustNot.Rule,
        ShallForMust.Rule,
        UnknownDuty.Rule,
        UnknownVerb.Rule,
        MissingSpeaker.Rule,
        EmptyExpectation.Rule,
    ];

    /// <summary>All rules, in the order of the stages that apply them.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [.. OfForm, .. ModelRules.All];

    /// <summary>The rule with this code, if there is one.</summary>
    public static DiagnosticRule? Find(string code) => All.FirstOrDefault(rule => rule.Code == code);
}
