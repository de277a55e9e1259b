using System.Collections.Immutable;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>Binds the files of a dossier as one: first all names, then what they stand for, then the record.</summary>
internal sealed class DossierBinder
{
    private readonly BindingContext context = new();
    private readonly DateBinder dates;
    private readonly ConditionBinder conditions;
    private readonly DeclarationBinder declarations;
    private readonly CommitmentBinder commitments;
    private readonly RosterBinder rosters;
    private readonly CalendarBinder calendars;
    private readonly EntryBinder entries;

    private DossierBinder(Func<string, string?> readList)
    {
        dates = new DateBinder(context);
        conditions = new ConditionBinder(context, dates);
        declarations = new DeclarationBinder(context, dates, conditions);
        commitments = new CommitmentBinder(context, dates, conditions, declarations);
        entries = new EntryBinder(context, dates, conditions, commitments);
        var lists = new ListFiles(context, readList);
        rosters = new RosterBinder(context, lists);
        calendars = new CalendarBinder(context, dates, lists);
    }

    /// <summary>Binds files that stand in the ordinal order of their paths.</summary>
    /// <param name="files">The files as parsed.</param>
    /// <param name="ledger">Entries that a ledger holds beside them.</param>
    /// <param name="name">The dossier's name.</param>
    /// <param name="readList">The text of a list's file by its path in the dossier, or null where there is none.</param>
    /// <param name="readingFaults">What was found wrong while the files were read, before they were parsed.</param>
    public static OpenDossier Open(
        IReadOnlyList<FileSyntax> files,
        LedgerTexts ledger,
        string name,
        Func<string, string?> readList,
        IEnumerable<Diagnostic> readingFaults
    )
    {
        var binder = new DossierBinder(readList);
        return new OpenDossier(binder.Bind(files, ledger, name, readingFaults), binder);
    }

    /// <summary>Binds the entries of a further text, the names being those of the dossier.</summary>
    /// <param name="file">The text as parsed.</param>
    /// <param name="entryOf">The entry of an identifier, those of this text apart; null where there is none.</param>
    /// <param name="ids">All identifiers, for a name that is near to an unknown one.</param>
    public EntriesRead BindEntries(FileSyntax file, Func<string, Entry?> entryOf, Func<IEnumerable<string>> ids)
    {
        var known = context.Diagnostics.Count;
        foreach (var entry in file.Statements.OfType<EntrySyntax>())
            LearnId(entry);
        var bound = RecordAssembler.Further(context, file.Statements.OfType<EntrySyntax>().Select(Bound), entryOf, ids);
        return new EntriesRead(
            bound,
            InOrder(file.Diagnostics.Concat(context.TakeAfter(known))),
            [.. file.Statements.Where(s => s is not EntrySyntax).Select(s => new Location(s.Source, s.Span))]
        );
    }

    private BoundEntry Bound(EntrySyntax syntax) => BoundEntry.Of(entries.Bind(syntax));

    // The commitments stay as they are while entries are bound.
    private EntryBinder BesideOthers(BindingContext trial)
    {
        var itsDates = new DateBinder(trial);
        return new EntryBinder(trial, itsDates, new ConditionBinder(trial, itsDates), commitments);
    }

    /// <summary>Binds a condition, the names being those of the dossier.</summary>
    public ConditionRead BindCondition(string text)
    {
        var file = Parser.Parse(new SourceText("condition.accord", $"commitment of\n  upon {text}\n"));
        if (!file.Diagnostics.IsEmpty)
            return new ConditionRead(null, file.Diagnostics);
        if (
            file.Statements.ToList()
            is not [DeclarationSyntax { Clauses: [ConditionClauseSyntax { Condition: var syntax }] } statement]
        )
            return new ConditionRead(
                null,
                [UnexpectedText.Rule.At(file.Source, TextSpan.FromTo(0, file.Source.Text.Length))]
            );
        var known = context.Diagnostics.Count;
        var bound = conditions.Bind(syntax, new ClauseScope(statement));
        var found = context.TakeAfter(known);
        return found.IsEmpty ? new ConditionRead(bound, []) : new ConditionRead(null, found);
    }

    private void LearnId(EntrySyntax entry)
    {
        foreach (var clause in entry.Clauses)
            if (clause is NameClauseSyntax { Kind: NameClauseKind.Id, Name.Text: var id })
                context.EntryIds.Add(id);
    }

    private Dossier Bind(
        IReadOnlyList<FileSyntax> files,
        LedgerTexts ledger,
        string name,
        IEnumerable<Diagnostic> readingFaults
    )
    {
        foreach (var fault in readingFaults.Concat(files.SelectMany(f => f.Diagnostics)))
            context.Report(fault);
        foreach (var statement in files.SelectMany(f => f.Statements))
            if (statement is DeclarationSyntax declaration)
            {
                if (declaration.Kind != DeclarationKind.Check)
                    context.Declare(declaration);
            }
            else if (statement is EntrySyntax entry)
                LearnId(entry);
        CheckContent(name, files.SelectMany(f => f.Statements).Any() || !ledger.IsEmpty);

        var instrumentSymbols = Of(DeclarationKind.Instrument).ToList();
        context.Zone = declarations.BindZone(instrumentSymbols);
        foreach (var symbol in Of(DeclarationKind.Roster))
            rosters.Bind(symbol);
        var working = Of(DeclarationKind.Calendar).Select(calendars.Bind).ToList();
        foreach (
            var symbol in Of(DeclarationKind.Event, DeclarationKind.State, DeclarationKind.Level, DeclarationKind.Tally)
        )
            symbol.Fact = declarations.BindFact(symbol);
        ReckonedFactBinder.Bind(context, conditions);
        DefinitionBinder.Bind(context, conditions);
        var actors = declarations.WithoutCircles(
            Of(DeclarationKind.Party, DeclarationKind.Body, DeclarationKind.Person)
                .ToDictionary(s => s.Name, declarations.BindActor, StringComparer.Ordinal)
        );
        var sources = Of(DeclarationKind.Source).Select(declarations.BindSource).ToList();
        var instruments = instrumentSymbols.ToDictionary(
            s => s.Name,
            declarations.BindInstrument,
            StringComparer.Ordinal
        );
        CheckPrecedence(instruments);
        var promises = BindCommitments(instrumentSymbols, instruments);
        var promised = Sorted(promises, c => c.Name);
        var powers = Of(DeclarationKind.Power).Select(p => commitments.BindPower(p, promised)).OfType<Power>().ToList();
        var agenda = new IssueBinder(context, conditions, declarations, promised);
        var issues = Of(DeclarationKind.Issue).Select(agenda.Bind).ToList();
        // Those of the ledger first: what stands in a file may name any of them.
        var entered = ledger.Bind(context, c => c == context ? entries : BesideOthers(c), LearnId).ToList();
        var record = RecordAssembler.Assemble(
            context,
            entered.Concat(files.SelectMany(f => f.Statements).OfType<EntrySyntax>().Select(Bound))
        );
        var expectations = new ExpectationBinder(
            context,
            dates,
            conditions,
            promised,
            powers.Select(p => p.Name).ToHashSet(StringComparer.Ordinal)
        );
        var settings = CheckSettingBinder.Bind(
            context,
            files.SelectMany(f => f.Statements).OfType<DeclarationSyntax>().Where(d => d.Kind == DeclarationKind.Check)
        );
        return new Dossier
        {
            Name = name,
            Zone = context.Zone,
            Instruments = Sorted(instruments.Values.Select(i => i.Instrument), i => i.Name),
            Actors = Sorted(actors.Values, a => a.Name),
            Facts = Sorted(context.Symbols.Select(s => s.Fact).OfType<Fact>(), f => f.Name),
            Rosters = Sorted(context.Rosters, r => r.Name),
            Sources = Sorted(sources, s => s.Name),
            Calendars = Sorted(working, c => c.Name),
            Commitments = promised,
            Powers = Sorted(powers, p => p.Name),
            Issues = Sorted(issues, i => i.Name),
            Entries = record,
            Expectations =
            [
                .. files.SelectMany(f => f.Statements).OfType<ExpectationSyntax>().Select(expectations.Bind),
            ],
            CheckSettings = settings,
            Diagnostics = InOrder(context.Diagnostics),
        };
    }

    private void CheckPrecedence(Dictionary<string, (Instrument Instrument, ClauseScope Scope)> instruments)
    {
        foreach (
            var circle in Circles.Of(
                [.. instruments.Keys.Order(StringComparer.Ordinal)],
                name => instruments[name].Instrument.PrevailsOver
            )
        )
        {
            var scope = instruments[circle.Members[0]].Scope;
            var clause = ((DeclarationSyntax)scope.Statement)
                .Clauses.OfType<NamesClauseSyntax>()
                .First(c => c.Kind == NamesClauseKind.PrevailsOver);
            context.Report(CircularPrecedence.Rule.At(scope.Source, clause.Span, string.Join(" → ", circle.Path)));
        }
    }

    private List<Commitment> BindCommitments(
        List<Symbol> instrumentSymbols,
        Dictionary<string, (Instrument Instrument, ClauseScope Scope)> instruments
    )
    {
        commitments.LearnInstruments(instrumentSymbols);
        foreach (var (instrument, _) in instruments.Values)
            if (instrument.MadeOn is { } date)
                commitments.MadeOn[instrument.Name] = date;
        var bound = Of(DeclarationKind.Commitment).ToDictionary(s => s.Name, commitments.Bind, StringComparer.Ordinal);
        Inheritance.Run(context, bound);
        foreach (var (commitment, scope) in bound.Values)
        foreach (var (dependent, on) in CommitmentBinder.Ties(commitment))
            if (bound.TryGetValue(dependent, out var tied))
                tied.Scope.References.Add((on, ((DeclarationSyntax)tied.Scope.Statement).Name.Span));
        ReferenceCheck.Run(context, bound, instruments);
        return [.. bound.Values.Select(b => Finished(b.Commitment, b.Scope))];
    }

    // A commitment without status says only what it is, and why it has none.
    private static Commitment Finished(Commitment commitment, ClauseScope scope)
    {
        var reason =
            commitment.NotFormalised ?? (scope.Doubt is { } doubt ? CommitmentBinder.NotAssessed(doubt) : null);
        return reason is null
            ? commitment
            : new Commitment
            {
                Name = commitment.Name,
                Title = commitment.Title,
                Instrument = commitment.Instrument,
                Cites = commitment.Cites,
                Topic = commitment.Topic,
                ForEach = commitment.ForEach,
                Recurrence = commitment.Recurrence,
                From = commitment.NotFormalised is null ? null : commitment.From,
                Replaces = commitment.NotFormalised is null ? [] : commitment.Replaces,
                VariantOf = commitment.VariantOf,
                Tolerates = commitment.Tolerates,
                NotFormalised = reason,
                Location = commitment.Location,
            };
    }

    private void CheckContent(string name, bool isAnything)
    {
        if (!isAnything)
            context.Report(EmptyDossier.Rule.At(name));
        else if (!Of(DeclarationKind.Instrument, DeclarationKind.Commitment, DeclarationKind.Power).Any())
            context.Report(NoAgreement.Rule.At(name));
    }

    private IEnumerable<Symbol> Of(params DeclarationKind[] kinds) =>
        context.Symbols.Where(s => kinds.Contains(s.Kind));

    private static ImmutableSortedDictionary<string, T> Sorted<T>(IEnumerable<T> items, Func<T, string> name)
    {
        var sorted = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
            sorted.Add(name(item), item);
        return sorted.ToImmutable();
    }

    /// <summary>Diagnostics in the order of files and places, each once.</summary>
    public static ImmutableArray<Diagnostic> InOrder(IEnumerable<Diagnostic> diagnostics) =>
        [
            .. diagnostics
                .Distinct()
                .OrderBy(d => d.Source?.Path ?? "", StringComparer.Ordinal)
                .ThenBy(d => d.Span.Start)
                .ThenBy(d => d.Span.Length)
                .ThenBy(d => d.Code, StringComparer.Ordinal)
                .ThenBy(d => d.Message, StringComparer.Ordinal),
        ];
}
