using System.Collections.Immutable;
using NodaTime;
using Servanda.Diagnostics.Rules;
using Servanda.Edtf;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>
/// Entries of the record. None is lost: who is not declared speaks as someone unnamed, what cannot be understood is
/// kept as prose (which decides nothing), and a date that does not exist is taken as far as it exists.
/// </summary>
internal sealed class EntryBinder(
    BindingContext context,
    DateBinder dates,
    ConditionBinder conditions,
    CommitmentBinder commitments
)
{
    /// <summary>Stands before what an entry says where that could not be understood, so that no finding is made of it.</summary>
    public const string NotUnderstood = "not understood: ";

    private static readonly ImmutableArray<Verb> Verbs = [.. Enum.GetNames<EntryVerb>().Select(Enum.Parse<Verb>)];

    // Most speak alone, and often.
    private readonly Dictionary<string, ImmutableArray<Speaker>> alone = new(StringComparer.Ordinal);

    /// <summary>What the clauses of an entry say, as far as they have been read: an entry itself never changes.</summary>
    private struct Terms()
    {
        public string? Id;
        public Condition? Content;
        public string? Object;
        public ImmutableArray<string> Issues = [];
        public EdtfDate? Occurred;
        public bool IsSince;
        public EdtfDate? Known;
        public Moment? NewDate;
        public Moment? NewFrom;
        public Moment? NewUntil;
        public Moment? NewAim;
        public Period? Extension;
        public WorkingDays? ExtensionWorkingDays;
        public char? Reliability;
        public int? Credibility;
    }

    /// <summary>Binds an entry; its identifier is the one it gives itself, or empty.</summary>
    public Entry Bind(EntrySyntax syntax)
    {
        var scope = new ClauseScope(syntax);
        var clauses = new ClauseReader(context, scope, "an entry");
        var verb = Verbs[(int)syntax.Verb];
        var said = new Terms();
        var date = dates.BindOrWiden(syntax.Date, syntax.Zone, scope.Source);
        var speakers = BindSpeakers(syntax.Speakers, scope);
        (said.Content, said.Object) = BindSubject(verb, syntax, scope);
        if (said.Object is { } target && context.Find(target) is { } symbol)
            scope.Calendar = commitments.CalendarOf(symbol);
        List<string> notes = [];
        ImmutableArray<Citation> sources = [];
        ImmutableArray<string> via = [];
        foreach (var clause in syntax.Clauses)
            switch (clause)
            {
                case ProseClauseSyntax note:
                    notes.Add(note.Prose.Text);
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.Means or ProseClauseKind.Cites } remarks:
                    notes.AddRange(remarks.Texts.Select(t => t.Text));
                    break;
                case SourceClauseSyntax source:
                    sources = sources.Add(BindSource(source, scope));
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.On or MomentClauseKind.Since } occurred:
                    if (clauses.IsFirst(clause, "on or since"))
                        (said.Occurred, said.IsSince) = (
                            dates.BindMomentOrWiden(occurred.Moment, ClauseWords.Of(occurred), scope.Source),
                            occurred.Kind == MomentClauseKind.Since
                        );
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.Known } known:
                    if (clauses.IsFirst(clause))
                        said.Known = dates.BindMomentOrWiden(known.Moment, "known", scope.Source);
                    break;
                case ByDurationClauseSyntax length when verb is Verb.Extends or Verb.Postpones or Verb.Amends:
                    if (
                        clauses.IsFirst(clause, "a new deadline")
                        && dates.BindCounted(length.Duration, scope) is var (by, working)
                    )
                        (said.Extension, said.ExtensionWorkingDays) = (by, working);
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.Until or MomentClauseKind.By } until
                    when verb is Verb.Extends or Verb.Postpones:
                    if (clauses.IsFirst(clause, "a new deadline"))
                        said.NewDate = conditions.Bind(until.Moment, scope);
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.By } deadline when verb == Verb.Amends:
                    if (clauses.IsFirst(clause, "a new deadline"))
                        said.NewDate = conditions.Bind(deadline.Moment, scope);
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.From } from when verb == Verb.Amends:
                    if (clauses.IsFirst(clause))
                        said.NewFrom = conditions.Bind(from.Moment, scope);
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.Until } until when verb == Verb.Amends:
                    if (clauses.IsFirst(clause))
                        said.NewUntil = conditions.Bind(until.Moment, scope);
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.Aim } aim when verb == Verb.Amends:
                    if (clauses.IsFirst(clause))
                        said.NewAim = conditions.Bind(aim.Moment, scope);
                    break;
                // What else a text says anew is another promise.
                case WithinClauseSyntax
                or ConditionClauseSyntax
                or ForClauseSyntax
                or NamesClauseSyntax { Kind: NamesClauseKind.OwedTo or NamesClauseKind.PerformedBy }
                    when verb == Verb.Amends:
                    clauses.Misplaced(
                        clause,
                        "an amendment by entry; a new version of the commitment (`replaces`) says it"
                    );
                    notes.Add(BindingContext.PlainText(syntax, clause.Span));
                    break;
                case NameClauseSyntax { Kind: NameClauseKind.Via } carrier:
                    via = via.Add(BindCarrier(carrier.Name, scope));
                    break;
                case WordClauseSyntax { Kind: WordClauseKind.Rated } rated:
                    BindRating(ref said, rated.Word, clauses, clause, scope);
                    break;
                case NameClauseSyntax { Kind: NameClauseKind.Id } id:
                    if (clauses.IsFirst(clause))
                        said.Id = id.Name.Text;
                    break;
                case BrokenClauseSyntax:
                    notes.Add(NotUnderstood + BindingContext.PlainText(syntax, clause.Span));
                    break;
                // A term or a condition of what is announced, demanded or done: kept as a remark, not computed.
                case MomentClauseSyntax
                or ByDurationClauseSyntax
                or WithinClauseSyntax
                or ConditionClauseSyntax
                or ForClauseSyntax
                or NamesClauseSyntax { Kind: NamesClauseKind.OwedTo or NamesClauseKind.PerformedBy }:
                    context.Report(NotYetAssessed.Rule.At(scope.Source, clause.Span, ClauseWords.Of(clause)));
                    notes.Add(BindingContext.PlainText(syntax, clause.Span));
                    break;
                case NamesClauseSyntax { Kind: NamesClauseKind.Topic } topics:
                    BindTopics(ref said, verb, topics, notes, scope);
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.At }:
                    notes.Add(BindingContext.PlainText(syntax, clause.Span));
                    break;
                default:
                    clauses.Misplaced(clause);
                    notes.Add(BindingContext.PlainText(syntax, clause.Span));
                    break;
            }
        var entry = new Entry
        {
            Id = said.Id ?? "",
            Said = date,
            Speakers = speakers,
            Verb = verb,
            Content = said.Content,
            Object = said.Object,
            Issues = said.Issues,
            Occurred = said.Occurred,
            IsSince = said.IsSince,
            Known = said.Known,
            NewDate = said.NewDate,
            NewFrom = said.NewFrom,
            NewUntil = said.NewUntil,
            NewAim = said.NewAim,
            Extension = said.Extension,
            ExtensionWorkingDays = said.ExtensionWorkingDays,
            Notes = [.. notes],
            Sources = sources,
            Via = via,
            Reliability = said.Reliability,
            Credibility = said.Credibility,
            Entered = scope.Source.Entered,
            Location = new Location(scope.Source, syntax.Span),
        };
        CheckDates(entry, syntax);
        CheckEffect(entry, syntax);
        return entry;
    }

    // A topic that is no issue sorts, and is kept as a remark.
    private void BindTopics(ref Terms said, Verb verb, NamesClauseSyntax topics, List<string> notes, ClauseScope scope)
    {
        foreach (var topic in topics.Names)
            if (context.Find(topic.Text)?.Kind == DeclarationKind.Issue)
                said.Issues = said.Issues.Contains(topic.Text) ? said.Issues : said.Issues.Add(topic.Text);
            else
            {
                if (
                    verb is >= Verb.Announces and <= Verb.Rejects
                    && context.Symbols.Any(s => s.Kind == DeclarationKind.Issue)
                )
                    context.Report(
                        TopicWithoutIssue.Rule.At(
                            scope.Source,
                            topic.Span,
                            topic.Text,
                            context.Near(topic.Text, DeclarationKind.Issue) is { } near
                            && context.Find(near)?.Kind == DeclarationKind.Issue
                                ? near
                                : null
                        )
                    );
                notes.Add($"topic {topic.Text}");
            }
    }

    private ImmutableArray<Speaker> BindSpeakers(ActorsSyntax actors, ClauseScope scope)
    {
        if (actors.Anonymous is { } words)
        {
            if (context.ActorCalled(words.Text) is { } actor)
                context.Report(QuotedActor.Rule.At(scope.Source, words.Span, words.Text, actor));
            return [new Speaker(words.Text, IsNamed: false)];
        }
        if (actors.References is [{ Of: null, Name.Text: var only }] && alone.TryGetValue(only, out var known))
            return known;
        var speakers = ImmutableArray.CreateBuilder<Speaker>();
        foreach (var reference in actors.References)
        {
            var isNamed = reference.Of is null && IsActor(context.Find(reference.Name.Text));
            var speaker = new Speaker(reference.ToString(), isNamed);
            if (!isNamed)
                ReportUnknown(reference.ToString(), reference.Span, scope);
            if (!speakers.Contains(speaker))
                speakers.Add(speaker);
        }
        return speakers is [{ IsNamed: true, Name: var name }]
            ? alone[name] = speakers.ToImmutable()
            : speakers.ToImmutable();
    }

    private string BindCarrier(NameSyntax name, ClauseScope scope)
    {
        var symbol = context.Find(name.Text);
        if (!IsActor(symbol) && symbol?.Kind != DeclarationKind.Source)
            ReportUnknown(name.Text, name.Span, scope);
        return name.Text;
    }

    private void ReportUnknown(string name, TextSpan span, ClauseScope scope) =>
        context.Report(
            UnknownSpeaker.Rule.At(
                scope.Source,
                span,
                name,
                context.Near(name, DeclarationKind.Party, DeclarationKind.Body, DeclarationKind.Person)
            )
        );

    private static bool IsActor(Symbol? symbol) =>
        symbol?.Kind is DeclarationKind.Party or DeclarationKind.Body or DeclarationKind.Person;

    private Citation BindSource(SourceClauseSyntax clause, ClauseScope scope)
    {
        var texts = clause.Texts.Select(t => t.Text);
        if (clause.Name is not { } name)
            return new Citation(null, [.. texts]);
        var symbol = context.Find(name.Text);
        if (symbol?.Kind == DeclarationKind.Source || IsActor(symbol))
            return new Citation(name.Text, [.. texts]);
        context.Resolve(name, scope.Source, "a source", DeclarationKind.Source);
        return new Citation(null, [name.Text, .. texts]);
    }

    private void BindRating(
        ref Terms said,
        NameSyntax word,
        ClauseReader clauses,
        ClauseSyntax clause,
        ClauseScope scope
    )
    {
        switch (word.Text)
        {
            case [>= 'A' and <= 'F']:
                if (clauses.IsFirst(clause, "rated A to F"))
                    said.Reliability = word.Text[0];
                break;
            case [>= '1' and <= '6']:
                if (clauses.IsFirst(clause, "rated 1 to 6"))
                    said.Credibility = word.Text[0] - '0';
                break;
            case [>= 'A' and <= 'F', >= '1' and <= '6']:
                if (clauses.IsFirst(clause, "rated A to F") & clauses.IsFirst(clause, "rated 1 to 6"))
                    (said.Reliability, said.Credibility) = (word.Text[0], word.Text[1] - '0');
                break;
            default:
                context.Report(
                    UnknownRating.Rule.At(
                        scope.Source,
                        word.Span,
                        word.Text,
                        "a letter A to F, a digit 1 to 6, or both"
                    )
                );
                break;
        }
    }

    private (Condition? Content, string? Object) BindSubject(Verb verb, EntrySyntax syntax, ClauseScope scope)
    {
        if (syntax.Subject is ReferenceConditionSyntax { Reference: { } reference } && verb >= Verb.Announces)
        {
            var symbol = reference.Of is null ? context.Find(reference.Name.Text) : null;
            if (
                reference.Of is null
                && symbol is null
                && (verb == Verb.Withdraws || IsOwnId(reference) || context.IsEntry(reference.Name.Text))
            )
                return (null, reference.Name.Text);
            if (symbol is not null)
            {
                var wanted = WantedBy(verb, symbol.Kind);
                if (wanted is null && symbol.Kind is DeclarationKind.Commitment or DeclarationKind.Instrument)
                    return (null, symbol.Name);
                if (wanted is not null)
                {
                    context.Report(
                        WrongKind.Rule.At(
                            scope.Source,
                            reference.Span,
                            $"`{symbol.Name}` is {BindingContext.Article(symbol.Kind)}; one {Words.Of(verb)} {wanted}."
                        )
                    );
                    return (AsProse(syntax), null);
                }
            }
        }
        else if (verb == Verb.Withdraws)
        {
            var text = scope.Source.TextOf(syntax.Subject.Span);
            // An identifier can be a number.
            if (context.IsEntry(text))
                return (null, text);
            context.Report(
                WrongKind.Rule.At(scope.Source, syntax.Subject.Span, "One withdraws an entry, by its identifier.")
            );
            // Prose stays prose, so that an entry that was kept this way is kept the same way again.
            return (
                syntax.Subject is ProseConditionSyntax ? conditions.Bind(syntax.Subject, scope) : AsProse(syntax),
                null
            );
        }
        var content = conditions.Bind(syntax.Subject, scope);
        return (content ?? AsProse(syntax), null);
    }

    // What a verb takes instead of a name of this kind; null where the kind fits.
    private static string? WantedBy(Verb verb, DeclarationKind kind)
    {
        if (verb == Verb.Withdraws)
            return "an entry, by its identifier";
        if (verb is Verb.Signs or Verb.Leaves or Verb.Joins)
            return kind == DeclarationKind.Instrument ? null : "an instrument";
        if (kind is DeclarationKind.Commitment or DeclarationKind.Instrument)
            return null;
        if (kind == DeclarationKind.Issue && verb < Verb.Signs)
            return "something on it, and says `topic` with its name behind";
        if (verb >= Verb.Signs)
            return "a commitment or an instrument";
        return kind is DeclarationKind.Event or DeclarationKind.State or DeclarationKind.Level or DeclarationKind.Tally
            ? null
            : "a commitment, an instrument, an entry or a condition";
    }

    private static Prose AsProse(EntrySyntax syntax) =>
        new(NotUnderstood + BindingContext.PlainText(syntax, syntax.Subject.Span));

    // "e-" and hexadecimal digits: an identifier that an entry has from its content.
    private static bool IsOwnId(ReferenceSyntax reference) =>
        reference is { Of: null, Name.Text: ['e', '-', .. { Length: >= 8 } digits] }
        && digits.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    private void CheckDates(Entry entry, EntrySyntax syntax)
    {
        var said = dates.BoundsOf(entry.Said);
        foreach (var clause in syntax.Clauses.OfType<MomentClauseSyntax>())
        {
            if (
                entry is { Verb: <= Verb.Finds, Occurred: { } occurred }
                && clause.Kind is MomentClauseKind.On or MomentClauseKind.Since
                && dates.BoundsOf(occurred).Earliest > said.Latest
            )
                context.Report(
                    Forecast.Rule.At(syntax.Source, clause.Span, occurred.ToString(), entry.Said.ToString())
                );
            if (
                clause.Kind == MomentClauseKind.Known
                && entry.Known is { } known
                && dates.BoundsOf(known).Latest < said.Earliest
            )
                context.Report(
                    KnownBeforeSaid.Rule.At(syntax.Source, clause.Span, known.ToString(), entry.Said.ToString())
                );
        }
    }

    private void CheckEffect(Entry entry, EntrySyntax syntax)
    {
        if (entry is not { Content: { } content, Verb: <= Verb.Finds })
            return;
        foreach (var fact in DefinedIn(content).Distinct(StringComparer.Ordinal))
            context.Report(DefinedFact.Rule.At(syntax.Source, syntax.Subject.Span, fact));
        if (entry.Verb != Verb.CannotConfirm)
            CheckEffect(content, entry.Verb != Verb.Denies, entry.Verb == Verb.Finds, syntax);
    }

    private IEnumerable<string> DefinedIn(Condition content) =>
        content switch
        {
            Holds { Fact.Fact: var fact } => context.Find(fact)?.Fact?.Definition is null ? [] : [fact],
            OfRoster { Fact: var fact } => context.Find(fact)?.Fact?.Definition is null ? [] : [fact],
            Compare { Fact.Fact: var fact } => context.Find(fact)?.Fact?.Reckoned is null ? [] : [fact],
            More { Fact.Fact: var fact } => context.Find(fact)?.Fact?.Reckoned is null ? [] : [fact],
            _ => Parts.Of(content).SelectMany(DefinedIn),
        };

    private void CheckEffect(Condition content, bool isAffirmed, bool isFinding, EntrySyntax syntax)
    {
        var reason = content switch
        {
            AllOf when !isAffirmed => "to deny `and` does not say which part is not so",
            AnyOf when isAffirmed => "`or` does not say which part is so",
            OfRoster { All: true } when !isAffirmed => "to deny `all of` does not say of whom it is not so",
            OfRoster { All: false } when isAffirmed => "`any of` does not say of whom it is so",
            Compare { Comparison: Comparison.Exactly } when !isAffirmed => "to deny an exact figure gives no other",
            CompareQuantities => "a figure is a number; what is reckoned from other figures is not reported",
            Holds holds when !isAffirmed && context.Find(holds.Fact.Fact)?.Fact?.Repeatable == true =>
                "to deny one occurrence gives no count; say how many there were",
            More when !isAffirmed => "to deny an increment gives no figure",
            More more when context.Find(more.Fact.Fact)?.Kind == DeclarationKind.Level =>
                "of a level only figures count, not increments",
            StatusIs when !isFinding => "the status of a commitment is for a finding to say",
            StatusIs
            {
                Status: not (
                    Status.Fulfilled
                    or Status.FulfilledLate
                    or Status.Kept
                    or Status.Cured
                    or Status.Breached
                    or Status.Overdue
                )
            } => "this status says nothing of what was promised",
            IsMade => "an instrument is made by its date or by signatures",
            InstrumentIs => "where an instrument stands follows from what is declared on it",
            HasCome => "that a moment has come is computed",
            Lasting => "how long something lasted is computed from its beginning and its end",
            Before => "the order of two things is a position, not a fact",
            _ => null,
        };
        if (reason is not null)
        {
            context.Report(StatementWithoutEffect.Rule.At(syntax.Source, syntax.Subject.Span, reason));
            return;
        }
        switch (content)
        {
            case Not not:
                CheckEffect(not.Part, !isAffirmed, isFinding, syntax);
                break;
            case AllOf all:
                foreach (var part in all.Parts)
                    CheckEffect(part, isAffirmed, isFinding, syntax);
                break;
            case AnyOf any:
                foreach (var part in any.Parts)
                    CheckEffect(part, isAffirmed, isFinding, syntax);
                break;
        }
    }
}
