using System.Collections.Frozen;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>The words with which clauses begin, for messages.</summary>
internal static class ClauseWords
{
    private static readonly FrozenDictionary<string, string> Words = new[]
    {
        Enum.GetNames<ConditionClauseKind>(),
        Enum.GetNames<MomentClauseKind>(),
        Enum.GetNames<NamesClauseKind>(),
        Enum.GetNames<NameClauseKind>(),
        Enum.GetNames<ProseClauseKind>(),
        Enum.GetNames<WordClauseKind>(),
    }
        .SelectMany(names => names)
        .Distinct(StringComparer.Ordinal)
        .ToFrozenDictionary(name => name, Spaced, StringComparer.Ordinal);

    /// <summary>The word of a clause, such as <c>owed to</c>.</summary>
    public static string Of(ClauseSyntax clause) =>
        clause switch
        {
            ProseClauseSyntax => "prose without a word before it",
            DutyClauseSyntax => "must",
            PowerClauseSyntax => "may",
            ConditionClauseSyntax condition => Words[condition.Kind.ToString()],
            MomentClauseSyntax moment => Words[moment.Kind.ToString()],
            WithinClauseSyntax => "within",
            ByDurationClauseSyntax => "by",
            DefinitionClauseSyntax => "as",
            ForEachClauseSyntax => "for each",
            ForClauseSyntax => "for",
            OfClauseSyntax => "of",
            NamesClauseSyntax names => Words[names.Kind.ToString()],
            NameClauseSyntax name => Words[name.Kind.ToString()],
            ProsesClauseSyntax proses => Words[proses.Kind.ToString()],
            SourceClauseSyntax => "source",
            WordClauseSyntax word => Words[word.Kind.ToString()],
            RepeatableClauseSyntax => "repeatable",
            SurvivesClauseSyntax => "survives",
            ToleratesClauseSyntax => "tolerates",
            OffClauseSyntax => "off",
            _ => "this clause",
        };

    private static string Spaced(string name)
    {
        var words = new System.Text.StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
                words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }
        return words.ToString();
    }
}
