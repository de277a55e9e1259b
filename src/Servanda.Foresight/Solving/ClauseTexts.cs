using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Servanda.Foresight.Encoding;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Foresight.Solving;

/// <summary>Finds clauses in the text, to quote them and to point at them.</summary>
internal sealed partial class ClauseTexts(Encoded encoded)
{
    readonly Dictionary<SourceText, FileSyntax> _files = [];

    Dossier Dossier => encoded.Dossier;

    /// <summary>A clause as the text has it. Of one taken over from another commitment, the declaration that takes it over.</summary>
    public ClashingClause Of(ClauseRef clause)
    {
        var isInstrument = clause.Kind is ClauseKind.Made or ClauseKind.InForce;
        var commitment = isInstrument ? null : Dossier.Commitments[clause.Name];
        var instrument = isInstrument ? Dossier.Instruments[clause.Name] : null;
        var location = commitment?.Location ?? instrument?.Location;
        var cites = commitment?.Cites ?? instrument?.Cites ?? [];
        if (location is not null && Find(location, clause.Kind) is { } span)
            location = location with { Span = span };
        else
            return new ClashingClause(clause.Name, Said(clause, commitment, instrument), cites, location);
        var words = Space().Replace(location.Source.TextOf(location.Span), " ");
        return new ClashingClause(clause.Name, words + Reckoned(clause, words), cites, location);
    }

    /// <summary>The day that a clause comes to, where the text alone tells it.</summary>
    string Reckoned(ClauseRef clause, string words)
    {
        var promise = encoded.Promises.Of(clause.Name) is [var first, ..] ? first : null;
        var time = clause.Kind switch
        {
            ClauseKind.Deadline => promise?.Due?.End,
            ClauseKind.From or ClauseKind.Upon => promise?.Beginnings.FirstOrDefault(b => b.Kind == clause.Kind)?.Time,
            _ => null,
        };
        if (time?.Value is not { } tick || tick >= encoded.Grid.Never)
            return "";
        var day = encoded
            .Grid.TimeAt(tick)
            .Date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return words.Contains(day, StringComparison.Ordinal) ? "" : $" ({day})";
    }

    TextSpan? Find(Location location, ClauseKind kind)
    {
        if (!_files.TryGetValue(location.Source, out var file))
            _files[location.Source] = file = Parser.Parse(location.Source);
        var declaration = file
            .Statements.OfType<DeclarationSyntax>()
            .FirstOrDefault(d => d.Span.Start <= location.Span.Start && location.Span.End <= d.Span.End);
        return declaration?.Clauses.FirstOrDefault(c => IsOf(c, kind))?.Span;
    }

    static bool IsOf(ClauseSyntax clause, ClauseKind kind) =>
        kind switch
        {
            ClauseKind.Duty => clause is DutyClauseSyntax,
            ClauseKind.Deadline => clause is MomentClauseSyntax { Kind: MomentClauseKind.By } or WithinClauseSyntax,
            ClauseKind.From => clause is MomentClauseSyntax { Kind: MomentClauseKind.From },
            ClauseKind.Upon or ClauseKind.InForce => clause is ConditionClauseSyntax { Kind: ConditionClauseKind.Upon },
            ClauseKind.Provided => clause is ConditionClauseSyntax { Kind: ConditionClauseKind.Provided },
            ClauseKind.Each => clause is ForEachClauseSyntax,
            ClauseKind.Made => clause
                is NamesClauseSyntax { Kind: NamesClauseKind.MadeBy }
                    or MomentClauseSyntax { Kind: MomentClauseKind.On },
            _ => false,
        };

    static string Said(ClauseRef clause, Commitment? commitment, Instrument? instrument) =>
        clause.Kind switch
        {
            ClauseKind.Duty =>
                $"must {commitment!.Duty.ToString()!.ToLowerInvariant()} {ModelText.Of(commitment.Goal!)}",
            ClauseKind.Deadline when commitment!.By is { } by => $"by {ModelText.Of(by)}",
            ClauseKind.Deadline => $"within {ModelText.Of(commitment!.Within!, commitment.WithinWorkingDays)}",
            ClauseKind.From => $"from {ModelText.Of(commitment!.From!)}",
            ClauseKind.Upon when commitment!.Upon is { } upon => $"upon {ModelText.Of(upon)}",
            ClauseKind.Provided => $"provided {ModelText.Of(commitment!.Provided!)}",
            ClauseKind.InForce when instrument!.Upon is { } upon => $"upon {ModelText.Of(upon)}",
            ClauseKind.Made when instrument!.MadeOn is { } on => $"made on {on}",
            ClauseKind.Made => "is made",
            _ => clause.Kind.ToString(),
        };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
