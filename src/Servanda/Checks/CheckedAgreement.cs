using System.Collections.Immutable;
using Servanda.Assessment;
using Servanda.Checks.Order;
using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Model.Binding;
using Servanda.Text;

namespace Servanda.Checks;

/// <summary>
/// A dossier as checks see it: its text, with what several rules need, found out once. The record plays no part in it, except
/// that the positions on order which the sides took in it can be added.
/// </summary>
public sealed class CheckedAgreement
{
    readonly Dictionary<SourceText, FileSyntax> _files = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<SourceText, Dictionary<int, DeclarationSyntax>> _declarations = new(
        ReferenceEqualityComparer.Instance
    );
    readonly Dictionary<string, ImmutableArray<Commitment>> _bringing = new(StringComparer.Ordinal);

    readonly Dictionary<string, ImmutableArray<Commitment>> _causes = new(StringComparer.Ordinal);
    readonly HashSet<string> _binding;

    /// <summary>Looks at the text of a dossier.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="withPositions">Whether each side is taken to insist on every order that it ever demanded.</param>
    public CheckedAgreement(Dossier dossier, bool withPositions = false)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        Dossier = dossier;
        Positions = withPositions ? [.. dossier.Entries.Where(e => e is { Verb: Verb.Demands, Content: Before })] : [];
        var replaced = dossier
            .Commitments.Values.Where(c => c.NotFormalised is null)
            .SelectMany(c => c.Replaces)
            .ToHashSet(StringComparer.Ordinal);
        var replacedInstruments = dossier
            .Instruments.Values.SelectMany(i => i.Replaces)
            .ToHashSet(StringComparer.Ordinal);
        Commitments =
        [
            .. dossier.Commitments.Values.Where(c =>
                c is { Duty: not null, Goal: not null, VariantOf: null }
                && !replaced.Contains(c.Name)
                && (c.Survives || c.Instrument is null || !replacedInstruments.Contains(c.Instrument))
            ),
        ];
        _binding = Commitments.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var bringing = new Dictionary<string, List<Commitment>>(StringComparer.Ordinal);
        foreach (var commitment in Commitments)
            if (commitment.Duty == Model.DutyKind.Achieve)
                foreach (
                    var fact in Facts.In(commitment.Goal!, dossier).Where(f => f.IsSo).Select(f => f.Name).Distinct()
                )
                    (bringing.TryGetValue(fact, out var known) ? known : bringing[fact] = []).Add(commitment);
        foreach (var (fact, commitments) in bringing)
            _bringing[fact] = [.. commitments];
        foreach (
            var causes in dossier
                .Commitments.Values.Where(c => c is { Otherwise: not null, VariantOf: null })
                .GroupBy(c => c.Otherwise!)
        )
            _causes[causes.Key] = [.. causes];
        Dates = new FixedDates(dossier);
        Bound = new BoundActors(dossier);
    }

    /// <summary>The dossier.</summary>
    public Dossier Dossier { get; }

    /// <summary>The demands of the record that put one thing before another, where they are added.</summary>
    public ImmutableArray<Entry> Positions { get; }

    /// <summary>
    /// The commitments that bind somebody, in the order of their names: those with a formal reading that are no variant and
    /// in whose place no other stands.
    /// </summary>
    public ImmutableArray<Commitment> Commitments { get; }

    /// <summary>The commitment of a name, if it binds somebody.</summary>
    public Commitment? Find(string name) =>
        Dossier.Commitments.TryGetValue(name, out var found) && _binding.Contains(name) ? found : null;

    /// <summary>
    /// The instrument of one of two commitments that prevails over that of the other, by the text; null: neither does.
    /// </summary>
    internal string? Prevailing(Commitment one, Commitment other) =>
        one.Instrument is not { } a || other.Instrument is not { } b ? null
        : Dossier.Prevails(a, b) ? a
        : Dossier.Prevails(b, a) ? b
        : null;

    /// <summary>The creditors of a commitment: those whom it names, or else the others who made its instrument (3.5).</summary>
    public IEnumerable<string> CreditorsOf(Commitment commitment)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return commitment.Obligees.IsEmpty ? MakersBeside(commitment) : commitment.Obligees;
    }

    /// <summary>Those who made the instrument of a commitment with its debtors.</summary>
    internal IEnumerable<string> MakersBeside(Commitment commitment) =>
        commitment.Instrument is { } name && Dossier.Instruments.TryGetValue(name, out var instrument)
            ? instrument.Makers.Except(commitment.Obligors)
            : [];

    /// <summary>The commitments that somebody must achieve and that bring a fact about, in the order of their names.</summary>
    public ImmutableArray<Commitment> Bringing(string fact) => _bringing.GetValueOrDefault(fact, []);

    /// <summary>
    /// Those of them who bring a count to where a comparison asks for it; all of them where none does by its words, since
    /// several can together.
    /// </summary>
    internal ImmutableArray<Commitment> Bringing(Compare asked)
    {
        var all = Bringing(asked.Fact.Fact);
        ImmutableArray<Commitment> enough = [.. all.Where(IsEnough)];
        return enough.IsEmpty ? all : enough;

        bool IsEnough(Commitment commitment)
        {
            var demands = Demand.Of(commitment).Where(d => d.Fact == asked.Fact).ToList();
            return demands.Count == 0 || demands.Exists(d => d.Gives(new Demand(commitment, asked.Fact, asked, true)));
        }
    }

    /// <summary>
    /// The day by which a moment comes if everybody keeps every promise: the earliest deadline, fixed by the text, of those
    /// who must bring about the one fact for which it waits; null where nobody must, or by no fixed day.
    /// </summary>
    internal Reckoned? PromisedFor(Moment moment)
    {
        if (moment is not WhenHolds { Condition: Holds { Fact: { Member: null, Fact: var fact } } })
            return null;
        Reckoned? earliest = null;
        foreach (var commitment in Bringing(fact))
            if (Dates.DeadlineOf(commitment) is { } due && (earliest is not { } e || due.End < e.End))
                earliest = due;
        return earliest;
    }

    /// <summary>All gates of commitments and of instruments, each once.</summary>
    internal IEnumerable<Gate> Gates =>
        Commitments.SelectMany(OwnGatesOf).Concat(Dossier.Instruments.Values.SelectMany(Gate.Of));

    /// <summary>The gates through which a commitment must pass before it is owed: its instrument's, and its own.</summary>
    internal IEnumerable<Gate> GatesOf(Commitment commitment) =>
        Dossier.Instruments.GetValueOrDefault(commitment.Instrument ?? "") is { } instrument
            ? Gate.Of(instrument).Concat(OwnGatesOf(commitment))
            : OwnGatesOf(commitment);

    IEnumerable<Gate> OwnGatesOf(Commitment commitment) =>
        _causes.TryGetValue(commitment.Name, out var causes)
            ? Gate.Of(commitment).Prepend(Gate.OfConsequence(commitment, causes))
            : Gate.Of(commitment);

    /// <summary>Where the clause of a gate stands.</summary>
    internal Location? PlaceOf(Gate gate) => PlaceOf(gate.Declared, gate.Word);

    /// <summary>Where it is said who made an instrument, as a place beside a finding.</summary>
    internal ImmutableArray<RelatedPlace> MakersOf(string? instrument) =>
        instrument is not null
        && Dossier.Instruments.TryGetValue(instrument, out var text)
        && PlaceOf(text.Location, "made by") is { } place
            ? [new RelatedPlace(place.Source, place.Span, "who made it")]
            : [];

    /// <summary>The dates that the text alone fixes.</summary>
    internal FixedDates Dates { get; }

    /// <summary>Who is bound by what.</summary>
    internal BoundActors Bound { get; }

    /// <summary>Where a clause of a commitment stands; the name of the commitment, where it has none of these.</summary>
    /// <param name="commitment">The commitment.</param>
    /// <param name="words">The words with which the clause may begin, such as <c>by</c> or <c>owed to</c>; of a duty, <c>must</c>.</param>
    public Location? PlaceOf(Commitment commitment, params IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return PlaceOf(commitment.Location, words);
    }

    /// <summary>Where a clause of a declaration stands; the name that is declared, where it has none of these.</summary>
    /// <param name="declared">Where the whole declaration stands.</param>
    /// <param name="words">The words with which the clause may begin.</param>
    public Location? PlaceOf(Location? declared, params IReadOnlyList<string> words)
    {
        if (declared is null || SyntaxOf(declared) is not { } declaration)
            return declared;
        var clause = declaration.Clauses.FirstOrDefault(c => words.Contains(ClauseWords.Of(c)));
        return declared with { Span = clause?.Span ?? declaration.Name.Span };
    }

    /// <summary>
    /// Where a counted part of a moment is written, such as <c>22 days after truce</c>; null where the clause is taken from
    /// another commitment.
    /// </summary>
    internal MomentSyntax? WrittenAs(Commitment commitment, string word, Moment whole, Model.Offset part)
    {
        if (
            commitment.Location is not { } place
            || SyntaxOf(place)?.Clauses.OfType<MomentClauseSyntax>().FirstOrDefault(c => ClauseWords.Of(c) == word)
                is not { } clause
        )
            return null;
        var read = Parts.All(whole).OfType<Model.Offset>().ToList();
        var written = Counted(clause.Moment).ToList();
        return read.Count == written.Count ? written[read.FindIndex(o => ReferenceEquals(o, part))] : null;

        static IEnumerable<MomentSyntax> Counted(MomentSyntax moment) =>
            moment switch
            {
                DayOfMomentSyntax => [moment],
                OffsetMomentSyntax offset => Counted(offset.Base).Prepend(offset),
                ChoiceMomentSyntax choice => choice.Moments.SelectMany(Counted),
                _ => [],
            };
    }

    /// <summary>
    /// What to take out of a file with a declaration: its lines, and blank lines that would otherwise stand beside others or
    /// at the edge of the block.
    /// </summary>
    internal TextSpan LinesOf(Location declared)
    {
        var source = declared.Source;
        var block = Parsed(source).Blocks.First(b => b.Block.Span.Contains(declared.Span.Start)).Block.Span;
        var (first, last) = (LineOf(declared.Span.Start), LineOf(declared.Span.End));
        var (top, bottom) = (LineOf(block.Start), LineOf(Math.Max(block.Start, block.End - 1)));
        if (first == top || IsBlank(first - 1))
            while (last < bottom && IsBlank(last + 1))
                last++;
        if (last == bottom)
            while (first > top && IsBlank(first - 1))
                first--;
        return TextSpan.FromTo(
            source.LineSpan(first).Start,
            last < source.LineCount ? source.LineSpan(last + 1).Start : source.Text.Length
        );

        int LineOf(int offset) => source.PositionOf(offset).Line;

        bool IsBlank(int line) => string.IsNullOrWhiteSpace(source.TextOf(source.LineSpan(line)));
    }

    /// <summary>Whether the dossier says that a commitment has no formal reading; otherwise it may have none by mistake.</summary>
    internal bool IsSaidToBeWithoutReading(Commitment commitment) =>
        commitment is { NotFormalised: not null, Location: { } place }
        && SyntaxOf(place)?.Clauses.Any(c => c is ProsesClauseSyntax { Kind: ProseClauseKind.NotFormalised }) == true;

    /// <summary>
    /// The instruments, commitments and powers of which a part could not be read, or that refer to such a one, in the order of
    /// their names: no check says anything of them that can be relied on.
    /// </summary>
    internal ImmutableArray<string> Unread =>
        [
            .. Dossier
                .Commitments.Values.Where(c => c.NotFormalised is not null && !IsSaidToBeWithoutReading(c))
                .Select(c => c.Name)
                .Concat(
                    Dossier
                        .Diagnostics.Where(d => d is { Severity: Severity.Error, Source: not null })
                        .SelectMany(d => Parsed(d.Source!).Statements.Where(s => s.Span.Contains(d.Span.Start)))
                        .OfType<DeclarationSyntax>()
                        .Where(d =>
                            d.Kind is DeclarationKind.Instrument or DeclarationKind.Commitment or DeclarationKind.Power
                        )
                        .Select(d => d.Name.Text)
                )
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The prose of the page that leads up to the block of a declaration: from the block before it, or the top.</summary>
    internal Location? ProseBefore(Location? declared)
    {
        if (declared is null || !declared.Source.IsMarkdown)
            return null;
        var start = 0;
        foreach (var block in Parsed(declared.Source).Blocks)
            if (block.Span.Start <= declared.Span.Start && declared.Span.Start < block.Span.End)
                return declared with { Span = TextSpan.FromTo(start, block.Span.Start) };
            else
                start = block.Span.End;
        return null;
    }

    DeclarationSyntax? SyntaxOf(Location declared)
    {
        if (!_declarations.TryGetValue(declared.Source, out var known))
        {
            known = [];
            foreach (var statement in Parsed(declared.Source).Statements)
                if (statement is DeclarationSyntax declaration)
                    known[declaration.Span.Start] = declaration;
            _declarations[declared.Source] = known;
        }
        return known.GetValueOrDefault(declared.Span.Start);
    }

    FileSyntax Parsed(SourceText source) =>
        _files.TryGetValue(source, out var known) ? known : _files[source] = Parser.Parse(source);
}
