using System.Collections.Immutable;
using NodaTime;
using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>
/// Commitments and powers. A commitment of which a clause cannot be bound keeps its name and loses its duty: no status
/// is better than the status of another promise.
/// </summary>
internal sealed class CommitmentBinder(
    BindingContext context,
    DateBinder dates,
    ConditionBinder conditions,
    DeclarationBinder declarations
)
{
    private readonly Dictionary<string, string?> onlyInstrumentOfFile = new(StringComparer.Ordinal);
    private string? onlyInstrument;

    /// <summary>What is said in place of a status.</summary>
    public static string NotAssessed(string reason) => $"not assessed: {reason}";

    /// <summary>Learns which instruments there are, for commitments that do not say under which they stand.</summary>
    public void LearnInstruments(IReadOnlyCollection<Symbol> instruments)
    {
        onlyInstrument = instruments.Count == 1 ? instruments.First().Name : null;
        foreach (var file in instruments.GroupBy(s => s.Declaration.Source.Path, StringComparer.Ordinal))
            onlyInstrumentOfFile[file.Key] = file.Count() == 1 ? file.First().Name : null;
    }

    /// <summary>
    /// The calendar of a commitment, a power or an instrument: its own, that of the commitment whose clauses it takes, or
    /// that of its instrument.
    /// </summary>
    public string? CalendarOf(Symbol symbol)
    {
        NameSyntax? under = null;
        foreach (var declaration in WithBases(symbol.Declaration))
        {
            if (context.CalendarIn(declaration) is { } own)
                return own;
            foreach (var clause in declaration.Clauses)
                if (clause is NameClauseSyntax { Kind: NameClauseKind.Under } stands)
                    under ??= stands.Name;
        }
        return
            (under?.Text ?? OnlyInstrumentFor(symbol.Declaration)) is { } name
            && symbol.Kind != DeclarationKind.Instrument
            && context.Find(name) is { Kind: DeclarationKind.Instrument } instrument
            ? context.CalendarIn(instrument.Declaration)
            : null;
    }

    private string? OnlyInstrumentFor(DeclarationSyntax declaration) =>
        onlyInstrumentOfFile.GetValueOrDefault(declaration.Source.Path) ?? onlyInstrument;

    /// <summary>Binds a commitment.</summary>
    public (Commitment Commitment, ClauseScope Scope) Bind(Symbol symbol)
    {
        var declaration = symbol.Declaration;
        var scope = new ClauseScope(declaration) { Calendar = CalendarOf(symbol) };
        var clauses = new ClauseReader(context, scope, "a commitment");
        if (symbol.Doubt is not null || declaration.HasErrors)
            scope.Fault();
        var commitment = BindForEach(
            new Commitment
            {
                Name = symbol.Name,
                Title = declaration.Title?.Text,
                Location = new Location(declaration.Source, declaration.Span),
            },
            declaration,
            scope
        );
        var hasDuty = false;
        NameSyntax? under = null;
        TextSpan? deadline = null;
        TextSpan? together = null;
        foreach (var clause in declaration.Clauses)
            switch (clause)
            {
                case ProseClauseSyntax:
                    clauses.IsFirst(clause);
                    break;
                case DutyClauseSyntax duty:
                    hasDuty = true;
                    if (duty.Duty == Text.DutyKind.Achieve)
                        scope.Increments.UnionWith(Increments(duty.Goal));
                    if (clauses.IsFirst(clause))
                        commitment = commitment with
                        {
                            Obligors = BindObligors(duty.Debtors, scope),
                            Duty = Enum.Parse<DutyKind>(duty.Duty.ToString()),
                            Goal = conditions.Bind(duty.Goal, scope),
                        };
                    break;
                case NamesClauseSyntax { Kind: NamesClauseKind.OwedTo } names:
                    if (clauses.IsFirst(clause))
                        commitment = commitment with { Obligees = declarations.BindActors(names.Names, scope) };
                    break;
                case NamesClauseSyntax { Kind: NamesClauseKind.PerformedBy } names:
                    if (clauses.IsFirst(clause))
                        commitment = commitment with { Performers = declarations.BindActors(names.Names, scope) };
                    break;
                case NamesClauseSyntax { Kind: NamesClauseKind.VerifiedBy } names:
                    if (!clauses.IsFirst(clause))
                        break;
                    commitment = commitment with { Verifiers = declarations.BindActors(names.Names, scope) };
                    foreach (var verifier in commitment.Verifiers)
                        if (context.Find(verifier)?.Doubt is { } doubt)
                            scope.DoubtBecause(doubt);
                    break;
                case NamesClauseSyntax { Kind: NamesClauseKind.Topic } names:
                    if (clauses.IsFirst(clause))
                        commitment = commitment with { Topic = string.Join(", ", names.Names.Select(n => n.Text)) };
                    break;
                case NameClauseSyntax { Kind: NameClauseKind.Under } name:
                    if (clauses.IsFirst(clause))
                        under = name.Name;
                    break;
                case ConditionClauseSyntax { Kind: ConditionClauseKind.Upon } condition:
                    if (clauses.IsFirst(clause))
                        commitment = commitment with { Upon = conditions.Bind(condition.Condition, scope) };
                    break;
                case ConditionClauseSyntax { Kind: ConditionClauseKind.Provided } condition:
                    if (clauses.IsFirst(clause))
                        commitment = commitment with { Provided = conditions.Bind(condition.Condition, scope) };
                    break;
                case ConditionClauseSyntax { Kind: ConditionClauseKind.Unless } condition:
                    if (clauses.IsFirst(clause))
                        commitment = commitment with { Unless = conditions.Bind(condition.Condition, scope) };
                    break;
                case ConditionClauseSyntax { Kind: ConditionClauseKind.TogetherWith } condition:
                    together = clause.Span;
                    if (clauses.IsFirst(clause))
                        commitment = commitment with { Together = conditions.Bind(condition.Condition, scope) };
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.From } moment:
                    if (clauses.IsFirst(clause))
                        commitment = commitment with { From = conditions.Bind(moment.Moment, scope) };
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.Until } moment:
                    if (clauses.IsFirst(clause))
                        commitment = commitment with { Until = conditions.Bind(moment.Moment, scope) };
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.By } moment:
                    deadline = clause.Span;
                    if (clauses.IsFirst(clause, "a deadline"))
                        commitment = commitment with { By = conditions.Bind(moment.Moment, scope) };
                    break;
                case WithinClauseSyntax within:
                    deadline = clause.Span;
                    if (
                        clauses.IsFirst(clause, "a deadline")
                        && dates.BindCounted(within.Duration, scope) is var (length, working)
                    )
                        commitment = commitment with { Within = length, WithinWorkingDays = working };
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.Aim } moment:
                    if (clauses.IsFirst(clause))
                        commitment = commitment with { Aim = conditions.Bind(moment.Moment, scope) };
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.Cites } cites:
                    if (clauses.IsFirst(clause))
                        commitment = commitment with { Cites = [.. cites.Texts.Select(t => t.Text)] };
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.NotFormalised } reason:
                    if (clauses.IsFirst(clause))
                        commitment = commitment with { NotFormalised = reason.Texts[0].Text };
                    break;
                case ForEachClauseSyntax:
                case ProsesClauseSyntax { Kind: ProseClauseKind.Also or ProseClauseKind.Means }:
                    break;
                case NameClauseSyntax { Kind: NameClauseKind.Otherwise } name:
                    if (clauses.IsFirst(clause))
                        commitment = commitment with
                        {
                            Otherwise = BindOther(name.Name, scope, DeclarationKind.Commitment, DeclarationKind.Power),
                        };
                    break;
                case NameClauseSyntax { Kind: NameClauseKind.VariantOf } name:
                    if (clauses.IsFirst(clause, OtherVersion))
                        commitment = commitment with { VariantOf = BindBase(name.Name, scope) };
                    break;
                case NamesClauseSyntax { Kind: NamesClauseKind.Replaces } names:
                    if (clauses.IsFirst(clause, OtherVersion))
                        commitment = commitment with
                        {
                            Replaces = [.. names.Names.Select(n => BindBase(n, scope)).OfType<string>().Distinct()],
                        };
                    break;
                case SurvivesClauseSyntax:
                    if (clauses.IsFirst(clause))
                        commitment = commitment with { Survives = true };
                    break;
                case ToleratesClauseSyntax tolerates:
                    commitment = commitment with
                    {
                        Tolerates = commitment.Tolerates.AddRange(CheckSettingBinder.Bind(tolerates, scope.Source)),
                    };
                    break;
                case NameClauseSyntax { Kind: NameClauseKind.Calendar } name:
                    if (clauses.IsFirst(clause))
                        dates.BindCalendar(name.Name, scope);
                    break;
                case ConditionClauseSyntax:
                    conditions.NotYet<object>(clause.Span, ClauseWords.Of(clause), scope);
                    break;
                default:
                    clauses.Misplaced(clause);
                    break;
            }
        // A variant stands where what it reads stands.
        if (commitment.VariantOf is null || under is not null)
            commitment = commitment with
            {
                Instrument = BindInstrument(under, declaration, scope, commitment.Replaces.IsEmpty),
            };
        if (together is { } at && commitment.Duty is { } kind and not DutyKind.Achieve)
        {
            context.Report(MisplacedClause.Rule.At(scope.Source, at, "together with", $"a duty to {Words.Of(kind)}"));
            scope.Fault();
        }
        Check(commitment, declaration, hasDuty, deadline, scope);
        return (commitment, scope);
    }

    private static IEnumerable<TextSpan> Increments(ConditionSyntax goal) =>
        goal switch
        {
            MoreConditionSyntax more => [more.Span],
            AndSyntax and => and.Operands.SelectMany(Increments),
            _ => [],
        };

    // A commitment is one party's reading of another or a new version of it, not both.
    private const string OtherVersion = "variant of";

    private string? BindOther(NameSyntax name, ClauseScope scope, params ReadOnlySpan<DeclarationKind> kinds)
    {
        var wanted = kinds.Length == 1 ? "a commitment" : "a commitment or a power";
        if (context.Resolve(name, scope.Source, wanted, kinds) is { } symbol)
            return symbol.Name;
        scope.Fault();
        return null;
    }

    private string? BindBase(NameSyntax name, ClauseScope scope)
    {
        var commitment = BindOther(name, scope, DeclarationKind.Commitment);
        if (commitment is not null && !context.Find(commitment)!.IsNotFormalised)
            scope.References.Add((commitment, name.Span));
        return commitment;
    }

    /// <summary>
    /// The commitment on whose status another comes to depend by what a third says: the consequence of an
    /// <c>otherwise</c> on the breach, what is replaced on the new version.
    /// </summary>
    public static IEnumerable<(string Dependent, string On)> Ties(Commitment commitment)
    {
        if (commitment.Otherwise is { } consequence)
            yield return (consequence, commitment.Name);
        if (commitment.NotFormalised is null)
            foreach (var replaced in commitment.Replaces)
                yield return (replaced, commitment.Name);
    }

    /// <summary>Binds a power; null where it cannot be bound whole, since a power on no condition would be another.</summary>
    /// <param name="symbol">The power.</param>
    /// <param name="commitments">The commitments, bound.</param>
    public Power? BindPower(Symbol symbol, IReadOnlyDictionary<string, Commitment> commitments)
    {
        var declaration = symbol.Declaration;
        var scope = new ClauseScope(declaration) { Calendar = CalendarOf(symbol) };
        var clauses = new ClauseReader(context, scope, "a power");
        if (symbol.Doubt is not null || declaration.HasErrors)
            scope.Fault();
        PowerClauseSyntax? may = null;
        NameSyntax? under = null;
        var power = new Power
        {
            Name = symbol.Name,
            Title = declaration.Title?.Text,
            Verb = default,
            Object = "",
            Location = new Location(declaration.Source, declaration.Span),
        };
        foreach (var clause in declaration.Clauses)
            switch (clause)
            {
                case ProseClauseSyntax:
                    clauses.IsFirst(clause);
                    break;
                case PowerClauseSyntax said:
                    if (clauses.IsFirst(clause))
                        may = said;
                    break;
                case NameClauseSyntax { Kind: NameClauseKind.Under } name:
                    if (clauses.IsFirst(clause))
                        under = name.Name;
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.Cites } cited:
                    if (clauses.IsFirst(clause))
                        power = power with { Cites = [.. cited.Texts.Select(t => t.Text)] };
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.Also or ProseClauseKind.Means }:
                case NamesClauseSyntax { Kind: NamesClauseKind.Topic }:
                    break;
                case ConditionClauseSyntax { Kind: ConditionClauseKind.Upon } condition:
                    if (clauses.IsFirst(clause))
                        power = power with { Upon = conditions.Bind(condition.Condition, scope) };
                    break;
                case ConditionClauseSyntax { Kind: ConditionClauseKind.Provided } condition:
                    if (clauses.IsFirst(clause))
                        power = power with { Provided = conditions.Bind(condition.Condition, scope) };
                    break;
                case ConditionClauseSyntax { Kind: ConditionClauseKind.Unless } condition:
                    if (clauses.IsFirst(clause))
                        power = power with { Unless = conditions.Bind(condition.Condition, scope) };
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.From } moment:
                    if (clauses.IsFirst(clause))
                        power = power with { From = conditions.Bind(moment.Moment, scope) };
                    break;
                // What may be done by a day may be done until its end.
                case MomentClauseSyntax { Kind: MomentClauseKind.Until or MomentClauseKind.By } moment:
                    if (clauses.IsFirst(clause, Term))
                        power = power with { Until = conditions.Bind(moment.Moment, scope) };
                    break;
                case WithinClauseSyntax within:
                    if (
                        clauses.IsFirst(clause, Term)
                        && dates.BindCounted(within.Duration, scope) is var (length, working)
                    )
                        power = power with { Within = length, WithinWorkingDays = working };
                    break;
                case NameClauseSyntax { Kind: NameClauseKind.Calendar } name:
                    if (clauses.IsFirst(clause))
                        dates.BindCalendar(name.Name, scope);
                    break;
                case ForEachClauseSyntax:
                    NotOfPowers(clause, scope, "A power over the whole commitment is one over each of its instances.");
                    break;
                case NamesClauseSyntax { Kind: NamesClauseKind.Replaces }:
                    NotOfPowers(
                        clause,
                        scope,
                        "Give the old power an `until` and this one a `from`; or make it under an instrument that `replaces` the old one's."
                    );
                    break;
                case NameClauseSyntax { Kind: NameClauseKind.VariantOf }:
                    NotOfPowers(
                        clause,
                        scope,
                        "Declare it as a power of its own, and say in its title whose reading it is."
                    );
                    break;
                case ConditionClauseSyntax:
                    NotOfPowers(clause, scope, null);
                    break;
                default:
                    clauses.Misplaced(clause);
                    break;
            }
        var instrument = BindInstrument(under, declaration, scope);
        if (may is null)
        {
            if (!declaration.HasErrors)
                context.Report(
                    MissingDuty.Rule.At(
                        scope.Source,
                        declaration.Name.Span,
                        $"The power `{symbol.Name}` does not say who may do what."
                    )
                );
            return null;
        }
        var holders = BindObligors(may.Holders, scope);
        var verb = VerbOf(may.Verb, scope);
        var target = BindTarget(may, instrument, scope);
        // A power whose conditions rest on what has no status might be another power.
        var isInDoubt = scope.References.Exists(r =>
            commitments.GetValueOrDefault(r.Commitment) is { NotFormalised: not null }
        );
        return verb is { } bound && target is not null && scope.Doubt is null && !isInDoubt
            ? power with
            {
                Instrument = instrument,
                Holders = holders,
                Verb = bound,
                Object = target,
            }
            : null;
    }

    private void NotOfPowers(ClauseSyntax clause, ClauseScope scope, string? mend) =>
        conditions.NotYet<object>(clause.Span, ClauseWords.Of(clause), scope, mend);

    private const string Term = "a term";

    private Verb? VerbOf(NameSyntax word, ClauseScope scope)
    {
        foreach (var verb in Enum.GetValues<Verb>())
            // Of two words, the parser has taken the second.
            if (verb >= Verb.Signs && Words.Infinitive(verb).Split(' ')[0] == word.Text)
                return verb;
        var verbs = Enum.GetValues<Verb>().Where(v => v is > Verb.Signs and < Verb.Withdraws).Select(Words.Infinitive);
        conditions.NotYet<object>(
            word.Span,
            $"may {word.Text}",
            scope,
            $"A power is one to {string.Join(", ", verbs)}. What else somebody may do is an event that others wait `upon`."
        );
        return null;
    }

    private string? BindTarget(PowerClauseSyntax may, string? instrument, ClauseScope scope)
    {
        if (may.Target is null)
        {
            if (instrument is null)
                context.Report(
                    MissingDuty.Rule.At(scope.Source, may.Span, "It is not said over what this power may be used.")
                );
            return instrument;
        }
        if (may.Target.Of is not null)
            return conditions.NotYet<string>(
                may.Target.Span,
                "a power over one member's instance",
                scope,
                "Declare the power over the commitment as a whole; or make that member's promise a commitment of its own."
            );
        return context
            .Resolve(
                may.Target.Name,
                scope.Source,
                "a commitment or an instrument",
                DeclarationKind.Commitment,
                DeclarationKind.Instrument
            )
            ?.Name;
    }

    private Commitment BindForEach(Commitment commitment, DeclarationSyntax declaration, ClauseScope scope)
    {
        var own = declaration.Clauses.OfType<ForEachClauseSyntax>().ToList();
        if (own.Count == 0)
            InheritForEach(declaration, scope);
        foreach (var clause in own)
        {
            if (OverMoments(clause, scope) is { } isOverMoments)
            {
                if (isOverMoments)
                    commitment = commitment.Recurrence is null
                        ? commitment with
                        {
                            Recurrence = BindRecurrence(clause, scope),
                        }
                        : Repeated(commitment, clause, scope);
                else
                    commitment = commitment.ForEach is null
                        ? commitment with
                        {
                            ForEach = BindMembers(clause, scope),
                        }
                        : Repeated(commitment, clause, scope);
            }
        }
        return commitment;
    }

    // One of each sort may stand: the members of a list, and the periods or occurrences.
    private Commitment Repeated(Commitment commitment, ForEachClauseSyntax clause, ClauseScope scope)
    {
        context.Report(
            RepeatedClause.Rule.At(
                scope.Source,
                clause.Span,
                "One `for each` may range over a list, and one over periods or occurrences; this is another."
            )
        );
        scope.Fault();
        return commitment;
    }

    /// <summary>Whether a <c>for each</c> ranges over moments, or over members; null with a diagnostic for what is neither.</summary>
    private bool? OverMoments(ForEachClauseSyntax clause, ClauseScope scope)
    {
        switch (clause.Domain)
        {
            case PeriodsDomainSyntax:
                return true;
            case ReferenceDomainSyntax { Reference: { Of: null } domain }:
                return context.Find(domain.Name.Text)?.Kind == DeclarationKind.Event;
            case NamesDomainSyntax:
                return false;
            default:
                conditions.Wrong(clause.Domain.Span, "Nothing ranges over this.", "Name a roster.", scope);
                return null;
        }
    }

    private ForEach? BindMembers(ForEachClauseSyntax clause, ClauseScope scope)
    {
        scope.Variable = clause.Variable.Text;
        var roster = clause.Domain is NamesDomainSyntax names
            ? BindList(names, scope)
            : context.Resolve(
                ((ReferenceDomainSyntax)clause.Domain).Reference.Name,
                scope.Source,
                "a roster",
                DeclarationKind.Roster
            );
        if (roster is null)
        {
            scope.Fault();
            return null;
        }
        if (roster.Doubt is { } doubt)
            scope.DoubtBecause(doubt);
        scope.Domain = roster;
        return new ForEach(clause.Variable.Text, roster.Roster?.Name ?? roster.Name);
    }

    /// <summary>Names in brackets, each that of an actor or of a member of some roster; null with a diagnostic.</summary>
    private Symbol? BindList(NamesDomainSyntax domain, ClauseScope scope)
    {
        var isGood = true;
        foreach (var name in domain.Names)
            if (!context.IsActor(name.Text) && !context.Symbols.Any(s => s.Members.Contains(name.Text)))
            {
                context.Report(
                    UnknownName.Rule.At(
                        scope.Source,
                        name.Span,
                        name.Text,
                        "an actor or a member of a roster",
                        context.Near(name.Text)
                    )
                );
                isGood = false;
            }
        return isGood ? context.ListOf(domain, scope.Source) : null;
    }

    private Recurrence? BindRecurrence(ForEachClauseSyntax clause, ClauseScope scope)
    {
        var variable = clause.Variable.Text;
        (scope.MomentVariable, scope.IsPeriod) = (variable, clause.Domain is PeriodsDomainSyntax);
        if (clause.Domain is not PeriodsDomainSyntax periods)
        {
            var reference = ((ReferenceDomainSyntax)clause.Domain).Reference;
            var fact = conditions.BindFact(reference, "a repeatable event", scope);
            if (fact is null || context.Find(fact.Fact)?.Fact is { Repeatable: true, Meaning: null })
                return fact is null ? null : new OccurrencesOf(variable, fact.Fact);
            conditions.Wrong(
                reference.Span,
                $"`{fact.Fact}` happens once.",
                "Declare it `repeatable`, or use it as a trigger: `upon`.",
                scope
            );
            return null;
        }
        var state = conditions.BindState(periods.Of, scope);
        var length = periods.Count is { } count
            ? dates.Bind(new DurationSyntax([new DurationPartSyntax(count, false, periods.Unit, null)]), scope)
            : One(periods.Unit);
        if (state is null || length is null)
            return null;
        if (!length.HasTimeComponent && !length.Equals(Period.Zero))
            return new PeriodsOf(variable, length, periods.Of.Text);
        conditions.Wrong(
            periods.Span,
            "The periods of a state are counted in days, weeks, months or years.",
            null,
            scope
        );
        return null;
    }

    private static Period One(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Year => Period.FromYears(1),
            PeriodUnit.Month => Period.FromMonths(1),
            PeriodUnit.Week => Period.FromWeeks(1),
            PeriodUnit.Day => Period.FromDays(1),
            PeriodUnit.Hour => Period.FromHours(1),
            _ => Period.FromMinutes(1),
        };

    // The clauses of a variant, or of a new version, speak of the members over which the other ranges.
    private void InheritForEach(DeclarationSyntax declaration, ClauseScope scope)
    {
        foreach (var other in WithBases(declaration).Skip(1))
        {
            var clauses = other.Clauses.OfType<ForEachClauseSyntax>().ToList();
            foreach (var clause in clauses)
                if (
                    clause.Domain is ReferenceDomainSyntax { Reference: { Of: null } domain }
                    && context.Find(domain.Name.Text) is { Kind: DeclarationKind.Roster } roster
                )
                    (scope.Variable, scope.Domain) = (clause.Variable.Text, roster);
                else if (clause.Domain is NamesDomainSyntax names)
                    (scope.Variable, scope.Domain) = (clause.Variable.Text, context.ListOf(names, other.Source));
                else
                    (scope.MomentVariable, scope.IsPeriod) = (
                        clause.Variable.Text,
                        clause.Domain is PeriodsDomainSyntax
                    );
            if (clauses.Count > 0)
                return;
        }
    }

    /// <summary>A declaration, then that from which it takes clauses, and so on.</summary>
    private IEnumerable<DeclarationSyntax> WithBases(DeclarationSyntax declaration)
    {
        var seen = new HashSet<DeclarationSyntax>();
        for (var next = declaration; next is not null && seen.Add(next); next = BaseOf(next))
            yield return next;
    }

    private DeclarationSyntax? BaseOf(DeclarationSyntax declaration)
    {
        foreach (var clause in declaration.Clauses)
            if (
                clause switch
                {
                    NameClauseSyntax { Kind: NameClauseKind.VariantOf } variant => variant.Name,
                    NamesClauseSyntax { Kind: NamesClauseKind.Replaces } replaces => replaces.Names[0],
                    _ => null,
                }
                    is { } name
                && context.Find(name.Text) is { Kind: DeclarationKind.Commitment } symbol
            )
                return symbol.Declaration;
        return null;
    }

    private ImmutableArray<string> BindObligors(ActorsSyntax actors, ClauseScope scope)
    {
        if (actors.Anonymous is { } words)
            return [words.Text];
        var bound = ImmutableArray.CreateBuilder<string>();
        foreach (var reference in actors.References)
        {
            if (reference.Of is not null)
            {
                conditions.NotYet<object>(reference.Span, $"`{reference}` as the one who owes", scope);
                continue;
            }
            foreach (var name in declarations.BindActors([reference.Name], scope))
                if (!bound.Contains(name))
                    bound.Add(name);
        }
        return bound.ToImmutable();
    }

    private string? BindInstrument(
        NameSyntax? under,
        DeclarationSyntax declaration,
        ClauseScope scope,
        bool isNeeded = true
    )
    {
        var only = OnlyInstrumentFor(declaration);
        if (under is not null)
        {
            if (context.Resolve(under, scope.Source, "an instrument", DeclarationKind.Instrument) is not { } instrument)
            {
                scope.Fault();
                return only;
            }
            if (instrument.Doubt is { } doubt)
                scope.DoubtBecause(doubt);
            return instrument.Name;
        }
        if (only is null && isNeeded)
            context.Report(NoInstrument.Rule.At(scope.Source, declaration.Name.Span, declaration.Name.Text));
        else if (only is not null && context.Find(only)?.Doubt is { } doubt)
            scope.DoubtBecause(doubt);
        return only;
    }

    private void Check(
        Commitment commitment,
        DeclarationSyntax declaration,
        bool hasDuty,
        TextSpan? deadline,
        ClauseScope scope
    )
    {
        if (hasDuty && commitment.NotFormalised is not null)
        {
            context.Report(
                RepeatedClause.Rule.At(
                    scope.Source,
                    declaration.Name.Span,
                    $"`{commitment.Name}` has a duty and is said not to be formalised."
                )
            );
            return;
        }
        if (!hasDuty && commitment.NotFormalised is null && Inheritance.BaseOf(commitment) is null)
        {
            if (!declaration.HasErrors)
                context.Report(
                    MissingDuty.Rule.At(
                        scope.Source,
                        declaration.Name.Span,
                        $"The commitment `{commitment.Name}` does not say who must do what."
                    )
                );
            scope.Fault();
        }
        if (deadline is not { } span)
            return;
        if (commitment.Duty is DutyKind.Keep or DutyKind.Avoid)
            context.Report(ByOnStandingDuty.Rule.At(scope.Source, span, Words.Of(commitment.Duty.Value)));
        if (commitment.By is not OnDate by)
            return;
        var end = by.Bounds(context.Zone).Latest;
        if (commitment.From is OnDate from && end < from.Bounds(context.Zone).Earliest)
            context.Report(DeadlineBeforeFrom.Rule.At(scope.Source, span, ModelText.Of(by), ModelText.Of(from)));
        if (
            commitment.Instrument is { } name
            && MadeOn.TryGetValue(name, out var made)
            && end < made.Bounds(context.Zone).Earliest
        )
            context.Report(
                DeadlineBeforeInstrument.Rule.At(scope.Source, span, ModelText.Of(by), name, made.ToString())
            );
    }

    /// <summary>When the instruments were made, where that is a date.</summary>
    public Dictionary<string, Edtf.EdtfDate> MadeOn { get; } = new(StringComparer.Ordinal);
}
