using System.Collections.Immutable;
using System.Globalization;
using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>Rosters: the declaration, and the list it names.</summary>
internal sealed class RosterBinder(BindingContext context, ListFiles files)
{
    /// <summary>Binds a roster and reads its members; where the list is in error the symbol is in doubt.</summary>
    public Roster Bind(Symbol symbol)
    {
        var declaration = symbol.Declaration;
        var scope = new ClauseScope(declaration);
        var clauses = new ClauseReader(context, scope, "a roster");
        if (declaration.HasErrors)
            scope.Fault();
        ProseSyntax? file = null;
        NamesDomainSyntax? listed = null;
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
                case ProsesClauseSyntax
                {
                    Kind: ProseClauseKind.Also or ProseClauseKind.Means or ProseClauseKind.Cites
                }:
                    break;
                case ConditionClauseSyntax { Kind: ConditionClauseKind.Where }:
                    context.Report(NotYetAssessed.Rule.At(declaration.Source, clause.Span, "where"));
                    scope.DoubtBecause(ConditionBinder.NotComputed("where"));
                    break;
                default:
                    clauses.Misplaced(clause);
                    break;
            }
        var members =
            file is not null ? (files.Read(file, scope) is { } source ? ReadTable(source, scope) : [])
            : listed is not null ? ReadNames(listed, scope)
            : [];
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
            Members = members,
            Location = new Location(declaration.Source, declaration.Span),
        };
    }

    private sealed record Placed(RosterMember Member, SourceText Source, TextSpan Span);

    private ImmutableArray<RosterMember> ReadNames(NamesDomainSyntax names, ClauseScope scope)
    {
        var members = new SortedDictionary<string, Placed>(StringComparer.Ordinal);
        foreach (var name in names.Names)
            Add(members, new RosterMember(name.Text, null), scope.Source, name.Span, scope);
        return [.. members.Values.Select(m => m.Member)];
    }

    private ImmutableArray<RosterMember> ReadTable(SourceText source, ClauseScope scope)
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
        }
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
