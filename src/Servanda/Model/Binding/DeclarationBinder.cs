using System.Collections.Immutable;
using NodaTime;
using Servanda.Diagnostics.Rules;
using Servanda.Edtf;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>Instruments, actors, facts and sources.</summary>
internal sealed class DeclarationBinder(BindingContext context, DateBinder dates, ConditionBinder conditions)
{
    private static readonly DeclarationKind[] Actors =
    [
        DeclarationKind.Party,
        DeclarationKind.Body,
        DeclarationKind.Person,
    ];

    /// <summary>The zone of the dossier: that of the first instrument by name that gives one.</summary>
    public DateTimeZone BindZone(IEnumerable<Symbol> instruments)
    {
        DateTimeZone? taken = null;
        foreach (var symbol in instruments.OrderBy(s => s.Name, StringComparer.Ordinal))
        foreach (var clause in symbol.Declaration.Clauses.OfType<WordClauseSyntax>())
        {
            if (clause.Kind != WordClauseKind.Timezone)
                continue;
            var source = symbol.Declaration.Source;
            if (dates.BindZone(clause.Word, source) is not { } zone)
                continue;
            taken ??= zone;
            if (zone.Id != taken.Id)
                context.Report(ConflictingZones.Rule.At(source, clause.Word.Span, zone.Id, taken.Id));
        }
        return taken ?? DateTimeZone.Utc;
    }

    /// <summary>Binds an instrument; where something of it cannot be bound, its symbol is in doubt.</summary>
    public (Instrument Instrument, ClauseScope Scope) BindInstrument(Symbol symbol)
    {
        var (declaration, scope, clauses) = Begin(symbol);
        scope.Calendar = context.CalendarIn(declaration);
        ImmutableArray<string> makers = [];
        EdtfDate? madeOn = null;
        Condition? upon = null;
        ImmutableArray<string> replaces = [];
        ImmutableArray<string> prevails = [];
        string? place = null;
        ImmutableArray<string> cites = [];
        ImmutableArray<Toleration> tolerates = [];
        foreach (var clause in declaration.Clauses)
            switch (clause)
            {
                case ProseClauseSyntax:
                    clauses.IsFirst(clause);
                    break;
                case NamesClauseSyntax { Kind: NamesClauseKind.MadeBy } made:
                    if (clauses.IsFirst(clause))
                        makers = BindActors(made.Names, scope);
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.On } on:
                    if (clauses.IsFirst(clause) && (madeOn = dates.BindMoment(on.Moment, "on", scope.Source)) is null)
                        scope.Fault();
                    break;
                case ConditionClauseSyntax { Kind: ConditionClauseKind.Upon } trigger:
                    if (clauses.IsFirst(clause))
                        upon = conditions.Bind(trigger.Condition, scope);
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.At } at:
                    if (clauses.IsFirst(clause))
                        place = at.Texts[0].Text;
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.Cites } cited:
                    if (clauses.IsFirst(clause))
                        cites = Texts(cited);
                    break;
                case WordClauseSyntax { Kind: WordClauseKind.Timezone }:
                    clauses.IsFirst(clause);
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.Also or ProseClauseKind.Means }:
                case NamesClauseSyntax { Kind: NamesClauseKind.AuthenticIn or NamesClauseKind.Topic }:
                    break;
                case ToleratesClauseSyntax accepted:
                    tolerates = tolerates.AddRange(CheckSettingBinder.Bind(accepted, scope.Source));
                    break;
                case NamesClauseSyntax { Kind: NamesClauseKind.Replaces } replaced:
                    if (clauses.IsFirst(clause))
                        replaces = BindInstruments(replaced.Names, symbol.Name, scope);
                    break;
                case NamesClauseSyntax { Kind: NamesClauseKind.PrevailsOver } yielding:
                    if (clauses.IsFirst(clause))
                        prevails = BindInstruments(yielding.Names, symbol.Name, scope);
                    break;
                case NameClauseSyntax { Kind: NameClauseKind.Calendar } name:
                    if (clauses.IsFirst(clause))
                        dates.BindCalendar(name.Name, scope);
                    break;
                case NameClauseSyntax { Kind: NameClauseKind.VariantOf }:
                    conditions.NotYet<object>(
                        clause.Span,
                        ClauseWords.Of(clause),
                        scope,
                        "Write `variant of` in the commitments that somebody reads in another way."
                    );
                    break;
                default:
                    clauses.Misplaced(clause);
                    break;
            }
        if (scope.Doubt is { } doubt)
            symbol.DoubtBecause(doubt);
        var instrument = new Instrument
        {
            Name = symbol.Name,
            Title = declaration.Title?.Text,
            Makers = makers,
            MadeOn = madeOn,
            Upon = upon,
            Replaces = replaces,
            PrevailsOver = prevails,
            At = place,
            Cites = cites,
            Tolerates = tolerates,
            Location = Place(declaration),
        };
        return (instrument, scope);
    }

    private ImmutableArray<string> BindInstruments(ImmutableArray<NameSyntax> names, string self, ClauseScope scope)
    {
        var bound = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names)
        {
            if (context.Resolve(name, scope.Source, "an instrument", DeclarationKind.Instrument) is not { } symbol)
                scope.Fault();
            else if (symbol.Name == self)
            {
                context.Report(SelfReference.Rule.At(scope.Source, name.Span, $"{self} → {self}"));
                scope.Fault();
            }
            else if (!bound.Contains(symbol.Name))
                bound.Add(symbol.Name);
        }
        return bound.ToImmutable();
    }

    /// <summary>Binds a party, body or person.</summary>
    public Actor BindActor(Symbol symbol)
    {
        var (declaration, scope, clauses) = Begin(symbol);
        ImmutableArray<string> also = [];
        var terms = ImmutableArray.CreateBuilder<SpeaksFor>();
        char? rating = null;
        Moment? begun = null;
        SpeaksFor? open = null;
        foreach (var clause in declaration.Clauses)
        {
            switch (clause)
            {
                case ProseClauseSyntax:
                    clauses.IsFirst(clause);
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.Also } spellings:
                    also = also.AddRange(Texts(spellings));
                    break;
                case ForClauseSyntax { Reference: { Of: null } side }:
                    Close();
                    if (BindActor(side.Name, scope) is { } name)
                        open = new SpeaksFor(name, null, null);
                    break;
                // "from" and "until" bound the "for" before them.
                case MomentClauseSyntax { Kind: MomentClauseKind.From, Moment: var from } when open is { From: null }:
                    open = open with { From = dates.BindMomentOrWiden(from, "from", scope.Source) };
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.Until, Moment: var until }
                    when open is { Until: null }:
                    open = open with { Until = dates.BindMomentOrWiden(until, "until", scope.Source) };
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.From, Moment: var from } when open is null:
                    if (clauses.IsFirst(clause))
                        begun = BindBeginning(from, scope);
                    break;
                case WordClauseSyntax { Kind: WordClauseKind.Rated } rated:
                    if (clauses.IsFirst(clause))
                        rating = BindReliability(rated.Word, scope.Source);
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.Means or ProseClauseKind.Cites }:
                case NamesClauseSyntax { Kind: NamesClauseKind.Topic }:
                    break;
                default:
                    clauses.Misplaced(clause);
                    break;
            }
        }
        Close();
        if (scope.Doubt is { } doubt)
            symbol.DoubtBecause(doubt);
        return new Actor
        {
            Kind = symbol.Kind switch
            {
                DeclarationKind.Party => ActorKind.Party,
                DeclarationKind.Body => ActorKind.Body,
                _ => ActorKind.Person,
            },
            Name = symbol.Name,
            Title = declaration.Title?.Text,
            Also = also,
            For = terms.ToImmutable(),
            From = begun,
            Reliability = rating,
            Location = Place(declaration),
        };

        void Close()
        {
            if (open is not null)
                terms.Add(open);
            open = null;
        }
    }

    // What was promised is judged with the verifier's word, so that word cannot rest on what was promised.
    private Moment? BindBeginning(MomentSyntax from, ClauseScope scope)
    {
        var begun = conditions.Bind(from, scope);
        if (begun is null || !RestsOnStatus(begun))
            return begun;
        var message = "From when somebody exists cannot rest on how a commitment or an instrument stands.";
        conditions.Wrong(from.Span, message, "Name an event or a date.", scope);
        return null;
    }

    private bool RestsOnStatus(Moment moment) =>
        Parts.All(moment).OfType<DueOf>().Any() || Parts.Conditions(moment).Any(RestsOnStatus);

    private bool RestsOnStatus(Condition condition) =>
        condition is StatusIs or InstrumentIs
        || (Parts.MomentIn(condition) is { } moment && RestsOnStatus(moment))
        || Parts.Of(condition).Any(RestsOnStatus)
        || FactIn(condition) is { } fact && context.Find(fact)?.Fact?.Meaning is { } meaning && RestsOnStatus(meaning);

    private static string? FactIn(Condition condition) =>
        condition switch
        {
            Holds holds => holds.Fact.Fact,
            OfRoster of => of.Fact,
            _ => null,
        };

    /// <summary>Binds an event, state, level or tally.</summary>
    public Fact BindFact(Symbol symbol)
    {
        var (declaration, scope, clauses) = Begin(symbol);
        string? unit = null;
        Symbol? roster = null;
        string? variable = null;
        var isRepeatable = false;
        var counts = symbol.Kind is DeclarationKind.Level or DeclarationKind.Tally;
        foreach (var clause in declaration.Clauses)
            switch (clause)
            {
                case ProseClauseSyntax:
                    clauses.IsFirst(clause);
                    break;
                case WordClauseSyntax { Kind: WordClauseKind.In } given when counts:
                    if (clauses.IsFirst(clause))
                        unit = given.Word.Text;
                    break;
                case ForClauseSyntax { Reference: { Of: null } of }:
                    if (!clauses.IsFirst(clause))
                        break;
                    roster = BindRoster(of, scope);
                    break;
                case RepeatableClauseSyntax when symbol.Kind == DeclarationKind.Event:
                    if (clauses.IsFirst(clause))
                        isRepeatable = true;
                    break;
                // ReckonedFactBinder binds it, once all facts are known.
                case DefinitionClauseSyntax when counts:
                    clauses.IsFirst(clause);
                    break;
                case ForEachClauseSyntax { Domain: ReferenceDomainSyntax { Reference: { Of: null } of } } each:
                    if (!clauses.IsFirst(clause, "for"))
                        break;
                    variable = each.Variable.Text;
                    roster = BindRoster(of, scope);
                    break;
                case NameClauseSyntax { Kind: NameClauseKind.Calendar } name when !counts:
                    if (clauses.IsFirst(clause))
                        dates.BindCalendar(name.Name, scope);
                    break;
                // DefinitionBinder binds these, once all facts are known.
                case DefinitionClauseSyntax when !counts:
                case ConditionClauseSyntax { Kind: ConditionClauseKind.Unless }
                    when symbol.Kind == DeclarationKind.Event:
                case MomentClauseSyntax { Kind: MomentClauseKind.From or MomentClauseKind.Until }
                    when symbol.Kind == DeclarationKind.State:
                    clauses.IsFirst(clause);
                    break;
                case DefinitionClauseSyntax:
                case ConditionClauseSyntax { Kind: ConditionClauseKind.Where }:
                case OfClauseSyntax:
                    conditions.NotYet<object>(clause.Span, ClauseWords.Of(clause), scope);
                    break;
                case ProsesClauseSyntax
                {
                    Kind: ProseClauseKind.Also or ProseClauseKind.Means or ProseClauseKind.Cites
                }:
                case NamesClauseSyntax { Kind: NamesClauseKind.Topic }:
                    break;
                default:
                    clauses.Misplaced(clause);
                    break;
            }
        if (scope.Doubt is { } doubt)
            symbol.DoubtBecause(doubt);
        symbol.RosterOfFact = roster;
        return new Fact
        {
            Kind = symbol.Kind switch
            {
                DeclarationKind.Event => FactKind.Event,
                DeclarationKind.State => FactKind.State,
                DeclarationKind.Level => FactKind.Level,
                _ => FactKind.Tally,
            },
            Name = symbol.Name,
            Title = declaration.Title?.Text,
            Unit = unit,
            Roster = roster?.Name,
            Repeatable = isRepeatable,
            Definition = variable is null ? null : new Definition { Variable = variable },
            Location = Place(declaration),
        };
    }

    private Symbol? BindRoster(ReferenceSyntax of, ClauseScope scope)
    {
        var roster = context.Resolve(of.Name, scope.Source, "a roster", DeclarationKind.Roster);
        if (roster is null)
            scope.Fault();
        return roster;
    }

    /// <summary>Binds a source.</summary>
    public Source BindSource(Symbol symbol)
    {
        var (declaration, scope, clauses) = Begin(symbol);
        char? rating = null;
        foreach (var clause in declaration.Clauses)
            switch (clause)
            {
                case ProseClauseSyntax:
                    clauses.IsFirst(clause);
                    break;
                case WordClauseSyntax { Kind: WordClauseKind.Rated } rated:
                    if (clauses.IsFirst(clause))
                        rating = BindReliability(rated.Word, scope.Source);
                    break;
                case ProsesClauseSyntax
                {
                    Kind: ProseClauseKind.Also or ProseClauseKind.Means or ProseClauseKind.Cites or ProseClauseKind.At
                }:
                case NamesClauseSyntax { Kind: NamesClauseKind.Topic }:
                    break;
                default:
                    clauses.Misplaced(clause);
                    break;
            }
        return new Source
        {
            Name = symbol.Name,
            Title = declaration.Title?.Text,
            Reliability = rating,
            Location = Place(declaration),
        };
    }

    /// <summary>Takes out the clauses by which actors would speak for themselves, directly or in a circle.</summary>
    public Dictionary<string, Actor> WithoutCircles(Dictionary<string, Actor> actors)
    {
        var circles = Circles.Of(
            [.. actors.Keys.Order(StringComparer.Ordinal)],
            name => actors[name].For.Select(term => term.Side).Where(actors.ContainsKey)
        );
        foreach (var circle in circles)
        {
            var on = circle.Members.ToHashSet(StringComparer.Ordinal);
            foreach (var name in circle.Members)
                actors[name] = actors[name] with { For = [.. actors[name].For.Where(term => !on.Contains(term.Side))] };
            var declaration = context.Find(circle.Members[0])!.Declaration;
            context.Report(
                SpeaksForItself.Rule.At(declaration.Source, declaration.Name.Span, string.Join(" for ", circle.Path))
            );
        }
        return actors;
    }

    /// <summary>Actors named in a clause; unknown ones are reported, and put the statement in doubt.</summary>
    public ImmutableArray<string> BindActors(ImmutableArray<NameSyntax> names, ClauseScope scope)
    {
        var bound = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names)
            if (BindActor(name, scope) is { } actor && !bound.Contains(actor))
                bound.Add(actor);
        return bound.ToImmutable();
    }

    private string? BindActor(NameSyntax name, ClauseScope scope)
    {
        // Each member for itself: "p must achieve …".
        if (name.Text == scope.Variable && scope.Domain is { } members)
        {
            if (members.Members.FirstOrDefault(m => !context.IsActor(m)) is not { } other)
                return name.Text;
            context.Report(
                WrongKind.Rule.At(
                    scope.Source,
                    name.Span,
                    $"`{name.Text}` stands for each of `{members.Roster?.Name ?? members.Name}`, and `{other}` is no party, body or person.",
                    $"Declare it: party {other}."
                )
            );
            scope.Fault();
            return null;
        }
        var actor = context.Resolve(name, scope.Source, "a party, body or person", Actors);
        if (actor is null)
            scope.Fault();
        return actor?.Name;
    }

    private char? BindReliability(NameSyntax word, SourceText source)
    {
        if (word.Text is [>= 'A' and <= 'F'])
            return word.Text[0];
        context.Report(UnknownRating.Rule.At(source, word.Span, word.Text, "a letter from A to F"));
        return null;
    }

    private (DeclarationSyntax, ClauseScope, ClauseReader) Begin(Symbol symbol)
    {
        var scope = new ClauseScope(symbol.Declaration);
        if (symbol.Declaration.HasErrors)
            scope.Fault();
        return (symbol.Declaration, scope, new ClauseReader(context, scope, BindingContext.Article(symbol.Kind)));
    }

    private static ImmutableArray<string> Texts(ProsesClauseSyntax clause) => [.. clause.Texts.Select(t => t.Text)];

    private static Location Place(DeclarationSyntax declaration) => new(declaration.Source, declaration.Span);
}
