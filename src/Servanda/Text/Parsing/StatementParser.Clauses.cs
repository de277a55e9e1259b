using System.Collections.Immutable;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;

namespace Servanda.Text;

/// <content>Clauses.</content>
internal sealed partial class StatementParser
{
    /// <summary>How many names before <c>must</c> or <c>may</c> are looked past, so that looking stays cheap.</summary>
    private const int MostActors = 64;

    private ImmutableArray<ClauseSyntax> Clauses(bool isEntry)
    {
        if (AtEnd)
            return [];
        var clauses = ImmutableArray.CreateBuilder<ClauseSyntax>(4);
        while (!AtEnd)
        {
            var first = Current;
            partStart = index;
            if (Clause(isEntry) is { } clause)
            {
                clauses.Add(clause with { Span = From(first) });
                continue;
            }
            if (index == partStart)
                index++;
            while (!AtEnd && !AtRecoveryPoint())
                index++;
            clauses.Add(new BrokenClauseSyntax { Span = From(first) });
        }
        return clauses.ToImmutable();
    }

    /// <summary>Whether a clause surely begins here, also after something that could not be read.</summary>
    private bool AtRecoveryPoint()
    {
        if (Current.IsFirstOnLine)
            return AtClause();
        return ClauseWordHere() is { IsWeak: false };
    }

    /// <summary>Whether the token here begins a clause.</summary>
    private bool AtClause() => ClauseWordHere() is not null || ActorsThenModal();

    private ClauseWord? ClauseWordHere()
    {
        if (!At(TokenKind.Word) || !Words.Clauses.TryGetValue(Current.Value, out var candidates))
            return null;
        var found = candidates.FirstOrDefault(word => word.Second is null || Peek(1).Is(word.Second));
        // `at least` and `at most` compare; the clause `at` names a place.
        if (found is { First: "at" } && (Peek(1).Is("least") || Peek(1).Is("most")))
            return null;
        return found;
    }

    /// <summary>Whether a duty or power begins here: who, then <c>must</c> or <c>may</c>.</summary>
    private bool ActorsThenModal()
    {
        var ahead = 0;
        if (At(TokenKind.String))
            ahead = Peek(1).Kind == TokenKind.LangTag ? 2 : 1;
        else
        {
            for (var actors = 0; actors < MostActors; actors++)
            {
                if (Peek(ahead).Kind != TokenKind.Word)
                    return false;
                ahead += Peek(ahead + 1).Is("of") && Peek(ahead + 2).Kind == TokenKind.Word ? 3 : 1;
                if (Peek(ahead).Kind != TokenKind.Comma)
                    break;
                ahead++;
            }
        }
        return Peek(ahead).Is("must") || Peek(ahead).Is("may") || Peek(ahead).Is("shall");
    }

    private ClauseSyntax? Clause(bool isEntry)
    {
        if (ActorsThenModal())
            return DutyOrPower();
        if (At(TokenKind.String))
            return Prose() is { } prose ? new ProseClauseSyntax(prose) : null;
        if (ClauseWordHere() is not { } word)
            return NoClause();
        index += word.Second is null ? 1 : 2;
        return word.Kind switch
        {
            ConditionClauseKind kind => Condition(countAllowed: false) is { } condition
                ? new ConditionClauseSyntax(kind, condition)
                : null,
            MomentClauseKind.By when isEntry && AtBareDuration() => Duration() is { } duration
                ? new ByDurationClauseSyntax(duration)
                : null,
            MomentClauseKind kind => Moment() is { } moment ? new MomentClauseSyntax(kind, moment) : null,
            NamesClauseKind kind => CommaList(Name) is { } names ? new NamesClauseSyntax(kind, names) : null,
            NameClauseKind kind => Name() is { } name ? new NameClauseSyntax(kind, name) : null,
            ProseClauseKind kind => CommaList(Prose) is { } texts ? new ProsesClauseSyntax(kind, texts) : null,
            WordClauseKind kind => PlainWord(kind),
            ClauseShape.Definition => Condition(countAllowed: true) is { } definition
                ? new DefinitionClauseSyntax(definition)
                : null,
            ClauseShape.Within => Duration() is { } duration ? new WithinClauseSyntax(duration) : null,
            ClauseShape.ForEach => ForEach(),
            ClauseShape.For => Reference() is { } reference ? new ForClauseSyntax(reference) : null,
            ClauseShape.Of => Domain() is { } domain ? new OfClauseSyntax(domain) : null,
            ClauseShape.Source => Source(),
            ClauseShape.Repeatable => new RepeatableClauseSyntax(),
            ClauseShape.Survives => new SurvivesClauseSyntax(),
            ClauseShape.Tolerates => CommaList(Name) is { } codes && Prose() is { } reason
                ? new ToleratesClauseSyntax(codes, reason)
                : null,
            ClauseShape.Off => new OffClauseSyntax(),
            _ => throw new InvalidOperationException($"The clause {word.Text} has no reading."),
        };
    }

    private ClauseSyntax? NoClause()
    {
        // A word with which a clause begins stands here only where its second word is missing or misspelt.
        var isMeantAsClause = At(TokenKind.Word) && (Current.IsFirstOnLine || Words.Clauses.ContainsKey(Current.Value));
        Report(isMeantAsClause ? UnknownClauseHere() : UnexpectedText.Rule.At(source, Current.Span));
        return null;
    }

    private Diagnostic UnknownClauseHere()
    {
        if (Spelling.Nearest(Current.Value, Words.Clauses.Keys.Order()) is not { } first)
            return UnknownClause.Rule.At(source, Current.Span, null);
        var meant = Words.Clauses[first];
        var next = Peek(1);
        foreach (var word in meant)
            if (
                word.Second is { } second
                && next is { Kind: TokenKind.Word, IsFirstOnLine: false }
                && Spelling.Nearest(next.Value, [second]) is not null
            )
                return UnknownClause.Rule.At(source, Current.Span.To(next.Span), word.Text);
        var whole = meant.FirstOrDefault(w => w.Second is null) ?? meant[0];
        return UnknownClause.Rule.At(source, Current.Span, whole.Text);
    }

    private ClauseSyntax? DutyOrPower()
    {
        if (Actors() is not { } actors)
            return null;
        if (At("shall"))
        {
            Report(ShallForMust.Rule.At(source, Current.Span));
            return null;
        }
        if (Take().Is("may"))
            return Power(actors);
        if (At("not"))
        {
            Report(MustNot.Rule.At(source, Current.Span));
            return null;
        }
        if (At(TokenKind.Word) && Words.Duties.TryGetValue(Current.Value, out var duty))
        {
            Take();
            return Condition(countAllowed: false) is { } goal ? new DutyClauseSyntax(actors, duty, goal) : null;
        }
        if (At(TokenKind.Word) && !Current.IsFirstOnLine)
            Report(
                UnknownDuty.Rule.At(source, Current.Span, Spelling.Nearest(Current.Value, Words.Duties.Keys.Order()))
            );
        else
            Report(MissingWord.Rule.At(source, MissingHere(), "achieve", Before()));
        return null;
    }

    private PowerClauseSyntax? Power(ActorsSyntax holders)
    {
        if (Name() is not { } verb)
            return null;
        if ((verb.Text == "object" && At("to")) || (verb.Text == "snap" && At("back")))
            Take();
        if (!At(TokenKind.Word) || AtClause())
            return new PowerClauseSyntax(holders, verb, null);
        return Reference() is { } target ? new PowerClauseSyntax(holders, verb, target) : null;
    }

    private ForEachClauseSyntax? ForEach()
    {
        if (Name() is not { } variable)
            return null;
        if (!Take("in"))
        {
            Report(MissingWord.Rule.At(source, MissingHere(), "in", Before()));
            return null;
        }
        return Domain() is { } domain ? new ForEachClauseSyntax(variable, domain) : null;
    }

    private SourceClauseSyntax? Source()
    {
        NameSyntax? name = null;
        if (!At(TokenKind.String))
        {
            name = Name();
            if (name is null)
                return null;
        }
        var texts = ImmutableArray.CreateBuilder<ProseSyntax>(2);
        // Where in the source: `"11 March 2020" "https://example.org/1"`, with or without a comma between.
        while (At(TokenKind.String) || (texts.Count > 0 && At(TokenKind.Comma)))
        {
            TakeComma();
            if (Prose() is not { } text)
                return null;
            texts.Add(text);
        }
        return new SourceClauseSyntax(name, texts.ToImmutable());
    }

    private WordClauseSyntax? PlainWord(WordClauseKind kind)
    {
        var isNumber = kind == WordClauseKind.Rated && At(TokenKind.Number);
        if (isNumber || (kind == WordClauseKind.In && At(TokenKind.Percent)))
        {
            var token = Take();
            return new WordClauseSyntax(kind, new NameSyntax(token) { Span = token.Span });
        }
        return Name() is { } word ? new WordClauseSyntax(kind, word) : null;
    }
}
