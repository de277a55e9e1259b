using System.Collections.Immutable;
using System.Globalization;
using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>Rosters: the declaration, and the list it names.</summary>
internal sealed class RosterBinder(BindingContext context, ListFiles files)
{
    private readonly Dictionary<string, RosterTable> tables = new(StringComparer.Ordinal);
    private readonly List<string> line = [];

    /// <summary>Binds a roster and reads its members; where the list is in error the symbol is in doubt.</summary>
    public Roster Bind(Symbol symbol)
    {
        if (symbol.Roster is { } done)
            return done;
        line.Add(symbol.Name);
        symbol.Roster = BindNew(symbol);
        line.RemoveAt(line.Count - 1);
        return symbol.Roster;
    }

    private Roster BindNew(Symbol symbol)
    {
        var declaration = symbol.Declaration;
        var scope = new ClauseScope(declaration);
        var clauses = new ClauseReader(context, scope, "a roster");
        if (declaration.HasErrors)
            scope.Fault();
        ProseSyntax? file = null;
        NamesDomainSyntax? listed = null;
        NameSyntax? whole = null;
        ConditionSyntax? where = null;
        foreach (var clause in declaration.Clauses)
            switch (clause)
            {
                case ProseClauseSyntax:
                    clauses.IsFirst(clause);
                    break;
                case MomentClauseSyntax { Kind: MomentClauseKind.From, Moment: ProseMomentSyntax from }:
                    if (clauses.IsFirst(clause, "from"))
                        file = from.Prose;
                    break;
                case ProsesClauseSyntax { Kind: ProseClauseKind.File } named:
                    if (clauses.IsFirst(clause, "from"))
                        file = named.Texts[0];
                    break;
                case OfClauseSyntax { Domain: NamesDomainSyntax names }:
                    if (clauses.IsFirst(clause, "from"))
                        listed = names;
                    break;
                case OfClauseSyntax { Domain: ReferenceDomainSyntax { Reference: { Of: null, Name: var other } } }:
                    if (clauses.IsFirst(clause, "from"))
                        whole = other;
                    break;
                case ProsesClauseSyntax
                {
                    Kind: ProseClauseKind.Also or ProseClauseKind.Means or ProseClauseKind.Cites
                }:
                    break;
                case ConditionClauseSyntax { Kind: ConditionClauseKind.Where } restriction:
                    if (clauses.IsFirst(clause))
                        where = restriction.Condition;
                    break;
                default:
                    clauses.Misplaced(clause);
                    break;
            }
        var members =
            file is not null ? (files.Read(file, scope) is { } source ? ReadTable(symbol.Name, source, scope) : [])
            : listed is not null ? ReadNames(listed, scope)
            : whole is not null ? MembersOf(symbol.Name, whole, scope)
            : [];
        var condition = where is null ? null : Restrict(symbol.Name, where, ref members, scope);
        if (members.IsEmpty && scope.Doubt is null)
            context.Report(RosterEmpty.Rule.At(declaration.Source, declaration.Name.Span, symbol.Name));
        if (scope.Doubt is { } doubt)
            symbol.DoubtBecause(doubt);
        foreach (var member in members)
            symbol.Members.Add(member.Id);
        return new Roster
        {
            Name = symbol.Name,
            Title = declaration.Title?.Text,
            File = file is null ? null : ListFiles.Normal(file.Text),
            PartOf = whole?.Text,
            Where = condition,
            Members = members,
            Location = new Location(declaration.Source, declaration.Span),
        };
    }

    private ImmutableArray<RosterMember> MembersOf(string part, NameSyntax whole, ClauseScope scope)
    {
        if (context.Resolve(whole, scope.Source, "a roster", DeclarationKind.Roster) is not { } symbol)
        {
            scope.Fault();
            return [];
        }
        var start = line.IndexOf(symbol.Name);
        if (start >= 0)
        {
            var path = string.Join(" → ", line.Skip(start).Append(symbol.Name));
            context.Report(SelfReference.Rule.At(scope.Source, whole.Span, path));
            scope.Fault();
            return [];
        }
        var members = Bind(symbol).Members;
        if (symbol.Doubt is { } doubt)
            scope.DoubtBecause(doubt);
        if (tables.TryGetValue(symbol.Name, out var table))
            tables[part] = table;
        return members;
    }

    /// <summary>Takes out the members of whom a condition does not hold; the condition as the language writes it.</summary>
    private string? Restrict(
        string roster,
        ConditionSyntax where,
        ref ImmutableArray<RosterMember> members,
        ClauseScope scope
    )
    {
        // Where the list could not be read, that has its diagnostic.
        if (scope.Doubt is not null)
            return null;
        if (!tables.TryGetValue(roster, out var table))
        {
            context.Report(
                WrongKind.Rule.At(
                    scope.Source,
                    where.Span,
                    "A list whose members stand in the text has no columns.",
                    "Read it from a file, or name those who are meant."
                )
            );
            scope.Fault();
            return null;
        }
        if (new RosterFilter(context, table, scope).Bind(where) is not var (takes, text))
            return null;
        members = [.. members.Where(m => takes(table.Rows[m.Id]))];
        return text;
    }

    private sealed record Placed(RosterMember Member, SourceText Source, TextSpan Span);

    private ImmutableArray<RosterMember> ReadNames(NamesDomainSyntax names, ClauseScope scope)
    {
        var members = new SortedDictionary<string, Placed>(StringComparer.Ordinal);
        foreach (var name in names.Names)
            Add(members, new RosterMember(name.Text, null), scope.Source, name.Span, scope);
        return [.. members.Values.Select(m => m.Member)];
    }

    private ImmutableArray<RosterMember> ReadTable(string roster, SourceText source, ClauseScope scope)
    {
        var table = CsvTable.Read(source.Text);
        if (table.Fault is { } fault)
            Malformed(
                source,
                new TextSpan(fault.Start, fault.Length),
                $"The table cannot be read on: {fault.Message}."
            );
        var (ids, names) = (table.ColumnOf("id"), table.ColumnOf("name"));
        if (ids < 0)
        {
            if (table.Fault is null)
                Malformed(source, new TextSpan(0, 0), "The first line has no heading `id`.");
            return [];
        }
        var members = new SortedDictionary<string, Placed>(StringComparer.Ordinal);
        var rows = new Dictionary<string, CsvRow>(StringComparer.Ordinal);
        foreach (var row in table.Rows.Skip(1))
        {
            if (row[ids] is not { Value.Length: > 0 } cell)
            {
                Malformed(source, new TextSpan(row.Start, 0), "This line has no identifier.");
                continue;
            }
            var span = new TextSpan(cell.Start, cell.Length);
            var id = cell.Value.IsNormalized() ? cell.Value : cell.Value.Normalize();
            if (!IsName(id))
            {
                Malformed(source, span, $"`{id}` is no identifier: letters, digits and hyphens, a letter first.");
                continue;
            }
            var name = row[names] is { Value.Length: > 0 } called ? called.Value : null;
            Add(members, new RosterMember(id, name), source, span, scope);
            rows.TryAdd(id, row);
        }
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var column = 0; column < table.Rows[0].Cells.Count; column++)
            columns.TryAdd(RosterTable.AsName(table.Rows[0].Cells[column].Value), column);
        tables[roster] = new RosterTable(source, columns, rows);
        return [.. members.Values.Select(m => m.Member)];

        void Malformed(SourceText source, TextSpan span, string message)
        {
            context.Report(RosterMalformed.Rule.At(source, span, message));
            scope.Fault();
        }
    }

    private void Add(
        SortedDictionary<string, Placed> members,
        RosterMember member,
        SourceText source,
        TextSpan span,
        ClauseScope scope
    )
    {
        if (members.TryAdd(member.Id, new Placed(member, source, span)))
            return;
        var first = members[member.Id];
        context.Report(DuplicateMember.Rule.At(source, span, member.Id, first.Source, first.Span));
        scope.Fault();
    }

    // A name of the language, as the reader of tokens has it: a letter, then letters, marks, digits and hyphens.
    private static bool IsName(string text)
    {
        var isFirst = true;
        foreach (var rune in text.EnumerateRunes())
        {
            var fits = System.Text.Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => !isFirst,
                UnicodeCategory.DecimalDigitNumber => !isFirst,
                _ => System.Text.Rune.IsLetter(rune) || (rune.Value == '-' && !isFirst),
            };
            if (!fits)
                return false;
            isFirst = false;
        }
        return !isFirst && !text.EndsWith('-');
    }
}
