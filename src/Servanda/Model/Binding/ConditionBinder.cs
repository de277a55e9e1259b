using System.Collections.Immutable;
using NodaTime;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>
/// Conditions and moments: from the tree to the model, every name resolved. Where a part cannot be bound the whole
/// gives null, and the scope carries the doubt: half a condition would be another condition.
/// </summary>
internal sealed class ConditionBinder
{
    private readonly BindingContext context;
    private readonly DateBinder dates;
    private readonly QuantityBinder quantities;

    /// <summary>Makes a binder for one dossier.</summary>
    public ConditionBinder(BindingContext context, DateBinder dates)
    {
        (this.context, this.dates) = (context, dates);
        quantities = new QuantityBinder(context, this);
    }

    private static readonly DeclarationKind[] Facts =
    [
        DeclarationKind.Event,
        DeclarationKind.State,
        DeclarationKind.Level,
        DeclarationKind.Tally,
    ];

    /// <summary>The end of "not assessed: …" for a clause that this version does not compute.</summary>
    public static string NotComputed(string clause) => $"this version does not compute `{clause}`";

    /// <summary>The end of "not assessed: …" for what depends on a commitment without status.</summary>
    public static string DependsOn(string commitment) => $"it depends on `{commitment}`, which has no status";

    /// <summary>Binds a condition.</summary>
    public Condition? Bind(ConditionSyntax syntax, ClauseScope scope) =>
        syntax switch
        {
            AndSyntax and => Parts(and.Operands, scope) is { } parts ? new AllOf(parts) : null,
            OrSyntax or => Parts(or.Operands, scope) is { } parts ? new AnyOf(parts) : null,
            NotSyntax not => Bind(not.Operand, scope) is { } part ? new Not(part) : null,
            ReferenceConditionSyntax reference => BindHolds(reference.Reference, scope),
            IsConditionSyntax predicate => BindIs(predicate, scope),
            MembersConditionSyntax members => BindMembers(members, scope),
            MoreConditionSyntax more => BindMore(more, scope),
            ComparisonSyntax comparison => quantities.Bind(comparison, scope),
            ProseConditionSyntax prose => new Prose(prose.Prose.Text, prose.Prose.Language),
            MomentConditionSyntax moment => Bind(moment.Moment, scope) is { } bound ? AsCondition(bound) : null,
            BeforeConditionSyntax before => BindBefore(before, scope),
            LastingConditionSyntax lasting => BindLasting(lasting, scope),
            QuantityConditionSyntax quantity => Wrong(
                quantity.Span,
                "A count compared with nothing is no condition.",
                "Compare it, such as `at least 1`.",
                scope
            ),
            _ => NotYet<Condition>(syntax.Span, "this condition", scope),
        };

    /// <summary>Binds a moment.</summary>
    public Moment? Bind(MomentSyntax syntax, ClauseScope scope)
    {
        switch (syntax)
        {
            case DateMomentSyntax date:
                var bound = dates.BindZoned(date, scope.Source);
                if (bound is null)
                    scope.Fault();
                return bound;
            case DayOfMomentSyntax day:
                var number = dates.BindDay(day.Number, scope);
                var first = BindHolds(day.Of, scope);
                return number is { } n && first is not null
                    ? new Offset(Period.FromDays(n - 1), After: true, AsMoment(first), IsDayOf: true)
                    : null;
            case OffsetMomentSyntax offset:
                return BindOffset(offset, scope);
            case ChoiceMomentSyntax choice:
                var moments = choice.Moments.Select(m => Bind(m, scope)).ToList();
                if (moments.Contains(null))
                    return null;
                var all = moments.Select(m => m!).ToImmutableArray();
                return all.Length == 1 ? all[0]
                    : choice.Choice == MomentChoice.Earlier ? new EarlierOf(all)
                    : choice.Choice == MomentChoice.Later ? new LaterOf(all)
                    : new EitherOf(all);
            case ProseMomentSyntax prose:
                return new WhenHolds(new Prose(prose.Prose.Text, prose.Prose.Language));
            case ConditionMomentSyntax condition:
                return Bind(condition.Condition, scope) is { } held ? AsMoment(held) : null;
            default:
                return NotYet<Moment>(syntax.Span, "this moment", scope);
        }
    }

    /// <summary>A clause that the language has and this version does not compute: a diagnostic, and the doubt.</summary>
    public T? NotYet<T>(TextSpan span, string clause, ClauseScope scope, string? mend = null)
        where T : class
    {
        context.Report(NotYetAssessed.Rule.At(scope.Source, span, clause, mend));
        scope.DoubtBecause(NotComputed(clause));
        return null;
    }

    /// <summary>Binds that from which a level or a tally is reckoned.</summary>
    public Quantity? BindReckoned(ConditionSyntax syntax, ClauseScope scope) => quantities.BindReckoned(syntax, scope);

    /// <summary>Binds a span of time.</summary>
    public (Period Length, WorkingDays? WorkingDays)? BindSpan(DurationSyntax syntax, ClauseScope scope) =>
        dates.BindCounted(syntax, scope);

    /// <summary>Binds the name of a state while which something is counted.</summary>
    public Condition? BindState(NameSyntax name, ClauseScope scope)
    {
        var state = context.Resolve(name, scope.Source, "a state", DeclarationKind.State);
        return state is null
            ? Faulty<Condition>(scope)
            : BindHolds(new ReferenceSyntax(name, null) { Span = name.Span }, scope);
    }

    private static Moment AsMoment(Condition condition) =>
        condition is HasCome come ? come.Moment : new WhenHolds(condition);

    private static Condition AsCondition(Moment moment) =>
        moment is WhenHolds held ? held.Condition : new HasCome(moment);

    private ImmutableArray<Condition>? Parts(ImmutableArray<ConditionSyntax> operands, ClauseScope scope)
    {
        var parts = ImmutableArray.CreateBuilder<Condition>(operands.Length);
        foreach (var operand in operands)
            if (Bind(operand, scope) is { } part)
                parts.Add(part);
        return parts.Count == operands.Length ? parts.ToImmutable() : null;
    }

    private Moment? BindOffset(OffsetMomentSyntax offset, ClauseScope scope)
    {
        var counted = dates.BindCounted(offset.Duration, scope);
        var anchor = Bind(offset.Base, scope);
        if (counted is not var (length, working) || anchor is null)
            return null;
        // No hours after a moment is that moment; no days after it is its whole day.
        return offset.Duration.Parts.All(DateBinder.IsOfHours) && length.Equals(Period.Zero)
            ? anchor
            : new Offset(length, !offset.IsBefore, anchor) { WorkingDays = working };
    }

    private Condition? BindBefore(BeforeConditionSyntax before, ClauseScope scope)
    {
        var first = Bind(before.Condition, scope);
        var then = Bind(before.Moment, scope);
        return first is not null && then is not null ? new Before(first, AsCondition(then)) : null;
    }

    private Lasting? BindLasting(LastingConditionSyntax lasting, ClauseScope scope)
    {
        var part = Bind(lasting.Condition, scope);
        return dates.BindCounted(lasting.Duration, scope) is var (length, working) && part is not null
            ? new Lasting(part, length) { WorkingDays = working }
            : null;
    }

    private Condition? BindHolds(ReferenceSyntax reference, ClauseScope scope)
    {
        if (reference.Of is null && reference.Name.Text == scope.MomentVariable)
            return new HasCome(new EachMoment(scope.MomentVariable));
        if (context.Find(reference.Name.Text) is { } symbol && !Facts.Contains(symbol.Kind))
        {
            var name = symbol.Name;
            return Wrong(
                reference.Span,
                $"`{name}` is {BindingContext.Article(symbol.Kind)}; that alone is nothing that can hold.",
                symbol.Kind switch
                {
                    DeclarationKind.Commitment => $"Ask for its status, such as `{name} is fulfilled`.",
                    DeclarationKind.Instrument => $"Write `{name} is made`.",
                    DeclarationKind.Power => $"Ask for its status, such as `{name} is exercised`.",
                    DeclarationKind.Roster => $"Say what its members are: `all of {name} is …`.",
                    _ => null,
                },
                scope
            );
        }
        if (BindFact(reference, "an event or a state", scope) is not { } fact)
            return null;
        var named = context.Find(fact.Fact)!;
        var kind = named.Kind;
        return kind is DeclarationKind.Event or DeclarationKind.State
            ? named.Holds(fact)
            : Wrong(
                reference.Span,
                $"`{fact.Fact}` is {BindingContext.Article(kind)}; that alone is nothing that can hold.",
                $"Compare it with an amount, such as `{fact} at least 1`.",
                scope
            );
    }

    // X is WORD: the status of a commitment, the making of an instrument, or what is said of a roster's member.
    private Condition? BindIs(IsConditionSyntax predicate, ClauseScope scope)
    {
        var condition = BindIs(predicate.Reference, predicate.Word, predicate.Span, scope);
        return condition is not null && predicate.IsNegated ? new Not(condition) : condition;
    }

    private Condition? BindIs(ReferenceSyntax reference, NameSyntax word, TextSpan span, ClauseScope scope)
    {
        var name = reference.Name.Text;
        var ofMembers = context.Find(word.Text) is { } said && Facts.Contains(said.Kind) ? said : null;
        if (reference.Of is null && (name == scope.Variable || IsMember(name, ofMembers)))
            return BindOfMember(reference.Name, word, scope);
        if (context.Find(name) is not { } symbol)
        {
            if (ofMembers?.Fact?.Roster is { } roster)
                return Unknown(reference.Name, $"a member of `{roster}`", [], scope);
            return Unknown(
                reference.Name,
                Words.StatusOf(word.Text) is not null || word.Text == "due" ? "a commitment"
                    : word.Text == "made" ? "an instrument"
                    : "a commitment, an instrument or a member of a roster",
                [DeclarationKind.Commitment, DeclarationKind.Instrument],
                scope
            );
        }
        if (reference.Of is not null)
            return symbol.Kind == DeclarationKind.Commitment
                ? NotYet<Condition>(span, "the status of one member's instance", scope)
                : Wrong(
                    span,
                    $"`{reference}` is {BindingContext.Article(symbol.Kind)}; `is` asks for the status of a commitment.",
                    null,
                    scope
                );
        return symbol.Kind switch
        {
            DeclarationKind.Commitment or DeclarationKind.Power => BindStatus(reference.Name, word, scope),
            DeclarationKind.Instrument => BindMade(symbol, word, scope),
            _ => Wrong(
                span,
                $"`{name}` is {BindingContext.Article(symbol.Kind)}; it cannot be `{word.Text}`.",
                symbol.Kind is DeclarationKind.Event or DeclarationKind.State
                    ? $"Write `{name}` alone: it says that it has happened, or that it is so."
                    : "`is` asks for the status of a commitment, whether an instrument is made, or what holds of a member of a roster.",
                scope
            ),
        };
    }

    private static bool IsMember(string name, Symbol? ofMembers) =>
        ofMembers?.Fact?.Roster is not null && ofMembers.RosterOfFact?.Members.Contains(name) == true;

    private Condition? BindOfMember(NameSyntax member, NameSyntax word, ClauseScope scope)
    {
        if (
            context.Resolve(
                word,
                scope.Source,
                "an event or a state declared for a roster",
                DeclarationKind.Event,
                DeclarationKind.State
            )
            is not { } symbol
        )
            return Faulty<Condition>(scope);
        return BindMember(symbol, member, word.Span, scope) is { } fact ? new Holds(fact) : null;
    }

    private Condition? BindStatus(NameSyntax commitment, NameSyntax word, ClauseScope scope)
    {
        var symbol = context.Find(commitment.Text)!;
        Condition condition;
        var isPower = symbol.Kind == DeclarationKind.Power;
        if (word.Text == "due" && !isPower)
            condition = new HasCome(new DueOf(commitment.Text));
        else if (Words.StatusOf(word.Text) is { } status && Words.StatusesOf(isPower).Contains(status))
            condition = new StatusIs(commitment.Text, status);
        else
        {
            context.Report(
                UnknownStatusWord.Rule.At(
                    scope.Source,
                    word.Span,
                    word.Text,
                    isPower ? "status of a power" : "status of a commitment",
                    Spelling.Nearest(
                        word.Text,
                        Words.StatusesOf(isPower).Select(Words.Of).Concat(isPower ? [] : ["due"])
                    )
                )
            );
            return Faulty<Condition>(scope);
        }
        if (scope.IsEntry)
            return condition;
        scope.References.Add((commitment.Text, commitment.Span));
        if (symbol.IsNotFormalised)
        {
            context.Report(WithoutStatus.Rule.At(scope.Source, commitment.Span, commitment.Text));
            scope.DoubtBecause(DependsOn(commitment.Text));
        }
        return Doubtful(symbol, scope) ? null : condition;
    }

    private Condition? BindMade(Symbol instrument, NameSyntax word, ClauseScope scope)
    {
        Condition? condition = word.Text == "made" ? new IsMade(instrument.Name) : null;
        foreach (var status in Enum.GetValues<InstrumentStatus>())
            if (Words.Of(status) == word.Text)
                condition = new InstrumentIs(instrument.Name, status);
        if (condition is null)
            return Wrong(
                word.Span,
                $"`{instrument.Name}` is an instrument; it cannot be `{word.Text}`.",
                $"Write `{instrument.Name} is made`, or `in-force`, `suspended`, `terminated` or `superseded`.",
                scope
            );
        return Doubtful(instrument, scope) ? null : condition;
    }

    private Condition? BindMembers(MembersConditionSyntax members, ClauseScope scope)
    {
        switch (members.Domain)
        {
            case ReferenceDomainSyntax { Reference: { Of: null } domain }:
                if (
                    context.Resolve(domain.Name, scope.Source, "a roster", DeclarationKind.Roster) is not { } roster
                    || context.Resolve(
                        members.Word,
                        scope.Source,
                        "an event or a state declared for the roster",
                        DeclarationKind.Event,
                        DeclarationKind.State
                    )
                        is not { } fact
                )
                    return Faulty<Condition>(scope);
                Refer(fact, members.Word.Span, scope);
                if (Doubtful(roster, scope) | Doubtful(fact, scope))
                    return null;
                return fact.Fact?.Roster == roster.Name
                    ? new OfRoster(members.IsAll, roster.Name, fact.Name, members.IsNegated)
                    : Wrong(
                        members.Word.Span,
                        $"`{fact.Name}` is not declared for `{roster.Name}`.",
                        $"Declare it so: {fact.Kind.ToString().ToLowerInvariant()} {fact.Name} for {roster.Name}.",
                        scope
                    );
            case NamesDomainSyntax names:
                var parts = names
                    .Names.Select(name => BindIs(new ReferenceSyntax(name, null), members.Word, name.Span, scope))
                    .ToList();
                if (parts.Contains(null))
                    return null;
                var each = parts.Select(p => members.IsNegated ? new Not(p!) : p!).ToImmutableArray();
                return each.Length == 1 ? each[0]
                    : members.IsAll ? new AllOf(each)
                    : new AnyOf(each);
            default:
                return NotYet<Condition>(members.Domain.Span, "periods of a state", scope);
        }
    }

    private Condition? BindMore(MoreConditionSyntax more, ClauseScope scope)
    {
        var fact = BindFact(more.Reference, "a tally", scope);
        if (fact is null)
            return null;
        var kind = context.Find(fact.Fact)!.Kind;
        var mayRepeat = context.Find(fact.Fact)!.Fact?.Repeatable == true;
        if (
            kind is DeclarationKind.State
            || (kind is DeclarationKind.Event or DeclarationKind.Level && !mayRepeat && !scope.IsEntry)
        )
            return Wrong(
                more.Span,
                $"`{fact.Fact}` is {BindingContext.Article(kind)}; only of a tally can there be `more`.",
                null,
                scope
            );
        if (kind is DeclarationKind.Event && !mayRepeat)
            return Wrong(
                more.Span,
                $"`{fact.Fact}` is an event; only of a tally can there be `more`.",
                $"Report `{fact}` alone.",
                scope
            );
        if (!scope.IsEntry && !scope.Increments.Contains(more.Span))
            return Wrong(
                more.Span,
                "Only what is to be achieved can ask for `more`: it counts from when that is owed.",
                "Compare the total, or what it grew by: `total of … over …`, `… over 7 days`.",
                scope
            );
        if (!scope.IsEntry && ReckonedFactBinder.IsReckoned(context.Find(fact.Fact)!))
            return Wrong(
                more.Span,
                $"`{fact.Fact}` is reckoned from others; only what is counted grows over a time.",
                null,
                scope
            );
        if (more.Number.Value > 0)
            return new More(more.Number.Value, fact);
        return Wrong(
            more.Span,
            "An increment is more than nothing.",
            scope.IsEntry ? "Report the total with `exactly`." : null,
            scope
        );
    }

    /// <summary>The fact that a reference names, of a member where it is declared for a roster.</summary>
    public FactRef? BindFact(ReferenceSyntax reference, string wanted, ClauseScope scope)
    {
        if (context.Resolve(reference.Name, scope.Source, wanted, Facts) is not { } symbol)
            return Faulty<FactRef>(scope);
        if (symbol.Fact?.Roster is { } roster && reference.Of is null)
            return WrongFact(
                reference.Span,
                $"`{symbol.Name}` is declared for each member of `{roster}`.",
                $"Say of which member: `{symbol.Name} of …`, or `all of {roster} is {symbol.Name}`.",
                scope
            );
        if (reference.Of is { } member)
            return BindMember(symbol, member, reference.Span, scope);
        Refer(symbol, reference.Span, scope);
        return Doubtful(symbol, scope) ? null : symbol.Reference;
    }

    // What asks for a defined fact asks for the commitments in its definition.
    private static void Refer(Symbol fact, TextSpan span, ClauseScope scope)
    {
        foreach (var commitment in fact.Commitments)
            scope.References.Add((commitment, span));
    }

    private FactRef? BindMember(Symbol fact, NameSyntax member, TextSpan span, ClauseScope scope)
    {
        Refer(fact, span, scope);
        if (Doubtful(fact, scope))
            return null;
        if (fact.RosterOfFact is not { } roster)
            return WrongFact(
                span,
                $"`{fact.Name}` is not declared for a roster, so it is of nobody in particular.",
                $"Declare it so: {fact.Kind.ToString().ToLowerInvariant()} {fact.Name} for the roster.",
                scope
            );
        if (member.Text == scope.Variable)
        {
            if (scope.Domain is null)
                return Faulty<FactRef>(scope);
            return scope.Domain.IsWithin(roster)
                ? new FactRef(fact.Name, member.Text, IsVariable: true)
                : WrongFact(
                    member.Span,
                    $"`{member.Text}` stands for each of `{scope.Domain.Roster?.Name ?? scope.Domain.Name}`, and `{fact.Name}` is declared for `{roster.Name}`.",
                    null,
                    scope
                );
        }
        if (Doubtful(roster, scope))
            return null;
        if (member.IsQuoted)
            return BindUnlisted(fact, roster, member, scope);
        if (roster.Members.Contains(member.Text))
            return new FactRef(fact.Name, member.Text);
        context.Report(
            UnknownName.Rule.At(
                scope.Source,
                member.Span,
                member.Text,
                $"a member of `{roster.Name}`",
                context.NearMember(member.Text, roster)
            )
        );
        return Faulty<FactRef>(scope);
    }

    private FactRef? BindUnlisted(Symbol fact, Symbol roster, NameSyntax name, ClauseScope scope)
    {
        if (!scope.IsEntry)
            return WrongFact(
                name.Span,
                "Only an entry can speak of somebody who is on no list.",
                $"Put the name on the list `{roster.Name}`.",
                scope
            );
        if (roster.Roster?.Members.FirstOrDefault(m => m.Id == name.Text || m.Name == name.Text) is { } listed)
            return WrongFact(
                name.Span,
                $"“{name.Text}” is on the list `{roster.Name}`.",
                $"Write `{fact.Name} of {listed.Id}`.",
                scope
            );
        return new FactRef(fact.Name, name.Text) { IsUnlisted = true };
    }

    // What is declared badly must not be used as if it were declared well. An entry keeps what it says.
    private static bool Doubtful(Symbol symbol, ClauseScope scope)
    {
        if (symbol.Doubt is not { } reason)
            return false;
        if (scope.IsEntry && symbol.Kind != DeclarationKind.Roster)
            return false;
        scope.DoubtBecause(reason);
        return true;
    }

    private Condition? Unknown(NameSyntax name, string wanted, ReadOnlySpan<DeclarationKind> kinds, ClauseScope scope)
    {
        context.Report(UnknownName.Rule.At(scope.Source, name.Span, name.Text, wanted, context.Near(name.Text, kinds)));
        return Faulty<Condition>(scope);
    }

    /// <summary>A name or an amount of the wrong kind: a diagnostic, and the doubt.</summary>
    public Condition? Wrong(TextSpan span, string message, string? mend, ClauseScope scope)
    {
        context.Report(WrongKind.Rule.At(scope.Source, span, message, mend));
        return Faulty<Condition>(scope);
    }

    private FactRef? WrongFact(TextSpan span, string message, string? mend, ClauseScope scope)
    {
        context.Report(WrongKind.Rule.At(scope.Source, span, message, mend));
        return Faulty<FactRef>(scope);
    }

    /// <summary>Nothing, and the doubt: what is wrong has a diagnostic already.</summary>
    public static T? Faulty<T>(ClauseScope scope)
        where T : class
    {
        scope.Fault();
        return null;
    }
}
