using System.Collections.Immutable;
using NodaTime;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;
using Servanda.Text;

namespace Servanda.Model.Binding;

/// <summary>What all binders share: the declared names, the zone, and the diagnostics found so far.</summary>
internal sealed class BindingContext
{
    private readonly Dictionary<string, Symbol> symbols;
    private readonly Dictionary<string, Symbol> lists;
    private readonly Lazy<Dictionary<string, string>> actorSpellings;
    private readonly List<Diagnostic> diagnostics = [];
    private readonly Dictionary<string, NameSuggestions> suggestions = new(StringComparer.Ordinal);
    private readonly bool isTrial;
    private bool isInDoubt;

    /// <summary>The context of a dossier of which nothing has been read yet.</summary>
    public BindingContext()
    {
        (symbols, lists) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        actorSpellings = new(SpellingsOfActors);
    }

    private BindingContext(BindingContext whole)
    {
        (symbols, lists, actorSpellings, isTrial) = (whole.symbols, whole.lists, whole.actorSpellings, true);
        Zone = whole.Zone;
    }

    /// <summary>The zone in which days run.</summary>
    public DateTimeZone Zone { get; set; } = DateTimeZone.Utc;

    /// <summary>
    /// The same names for one of several threads that bind entries side by side. What is bound without a doubt
    /// (<see cref="TakeDoubt"/>) is what this context would have made of it; all else this context must bind itself, in order.
    /// </summary>
    public BindingContext Trial() => new(this);

    /// <summary>Whether anything was to be said since the last call, or hung on what other entries say.</summary>
    public bool TakeDoubt()
    {
        var was = isInDoubt;
        isInDoubt = false;
        return was;
    }

    /// <summary>All declared names, in the order of files and places.</summary>
    public IReadOnlyCollection<Symbol> Symbols => symbols.Values;

    /// <summary>Identifiers that entries give themselves with <c>id</c>.</summary>
    public HashSet<string> EntryIds { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether an entry gives itself this identifier.</summary>
    public bool IsEntry(string id)
    {
        isInDoubt |= isTrial;
        return EntryIds.Contains(id);
    }

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>Notes a finding.</summary>
    public void Report(Diagnostic diagnostic)
    {
        isInDoubt |= isTrial;
        if (!isTrial)
            diagnostics.Add(diagnostic);
    }

    /// <summary>What was found after the first so many, which are forgotten.</summary>
    public ImmutableArray<Diagnostic> TakeAfter(int count)
    {
        ImmutableArray<Diagnostic> taken = [.. diagnostics.Skip(count)];
        diagnostics.RemoveRange(count, taken.Length);
        return taken;
    }

    /// <summary>Adds a declaration; a name that is declared already is reported, and brings the name in doubt.</summary>
    public void Declare(DeclarationSyntax declaration)
    {
        var name = declaration.Name.Text;
        if (symbols.TryAdd(name, new Symbol(declaration)))
            return;
        var first = symbols[name];
        Report(
            DuplicateName.Rule.At(
                declaration.Source,
                declaration.Name.Span,
                name,
                first.Declaration.Source,
                first.Declaration.Name.Span
            )
        );
        first.DoubtBecause(ClauseScope.SeeDiagnostics);
    }

    /// <summary>The list of some names in brackets, as a roster that is not declared.</summary>
    public Symbol ListOf(NamesDomainSyntax domain, SourceText source)
    {
        var names = domain.Names.Select(n => n.Text).Distinct().Order(StringComparer.Ordinal).ToList();
        var name = $"({string.Join(", ", names)})";
        if (lists.TryGetValue(name, out var known))
            return known;
        var list = new Symbol(
            new DeclarationSyntax(DeclarationKind.Roster, domain.Names[0], [])
            {
                Source = source,
                Span = domain.Span,
                Tokens = [],
                HasErrors = false,
            }
        )
        {
            Roster = new Roster { Name = name, Members = [.. names.Select(n => new RosterMember(n, null))] },
        };
        list.Members.UnionWith(names);
        return lists[name] = list;
    }

    /// <summary>The rosters that are declared, and the lists in brackets that are used.</summary>
    public IEnumerable<Roster> Rosters => symbols.Values.Concat(lists.Values).Select(s => s.Roster).OfType<Roster>();

    /// <summary>The roster or list of a name, or null.</summary>
    public Symbol? FindList(string name) => lists.GetValueOrDefault(name) ?? Find(name);

    /// <summary>What a name stands for, or null.</summary>
    public Symbol? Find(string name) => symbols.GetValueOrDefault(name);

    /// <summary>The calendar that a declaration names for its clauses; null where it names none that there is.</summary>
    public string? CalendarIn(DeclarationSyntax declaration)
    {
        foreach (var clause in declaration.Clauses)
            if (
                clause is NameClauseSyntax { Kind: NameClauseKind.Calendar, Name.Text: var name }
                && Find(name) is { Kind: DeclarationKind.Calendar }
            )
                return name;
        return null;
    }

    /// <summary>What a name stands for, if it is of one of these kinds; otherwise a diagnostic and null.</summary>
    public Symbol? Resolve(
        NameSyntax name,
        SourceText source,
        string wanted,
        params ReadOnlySpan<DeclarationKind> kinds
    )
    {
        if (Find(name.Text) is not { } symbol)
        {
            Report(UnknownName.Rule.At(source, name.Span, name.Text, wanted, Near(name.Text, kinds)));
            return null;
        }
        if (kinds.Contains(symbol.Kind))
            return symbol;
        Report(
            WrongKind.Rule.At(source, name.Span, $"`{name.Text}` is {Article(symbol.Kind)}; {wanted} is meant here.")
        );
        return null;
    }

    /// <summary>The declared name of one of these kinds that is nearest to an unknown one; if none, the nearest of all.</summary>
    public string? Near(string unknown, params ReadOnlySpan<DeclarationKind> kinds) =>
        isTrial ? null : SuggestionsOf(kinds).For(unknown) ?? SuggestionsOf([]).For(unknown);

    /// <summary>The member of a roster that is nearest to an unknown one, or null.</summary>
    public string? NearMember(string unknown, Symbol roster) => isTrial ? null : roster.NearestMember(unknown);

    /// <summary>Whether a name is that of a party, a body or a person.</summary>
    public bool IsActor(string name) =>
        Find(name)?.Kind is DeclarationKind.Party or DeclarationKind.Body or DeclarationKind.Person;

    /// <summary>The actor for whom these words are a declared name, title or other spelling, or null.</summary>
    public string? ActorCalled(string words) => actorSpellings.Value.GetValueOrDefault(words);

    /// <summary>A kind with its article: <c>an event</c>.</summary>
    public static string Article(DeclarationKind kind)
    {
        var word = kind.ToString().ToLowerInvariant();
        return (word[0] is 'i' or 'e' ? "an " : "a ") + word;
    }

    /// <summary>The text of a part of a statement in one line, without comments and double quotation marks.</summary>
    public static string PlainText(StatementSyntax statement, TextSpan span)
    {
        var text = new System.Text.StringBuilder();
        foreach (var token in statement.Tokens)
        {
            if (token.Span.Start < span.Start || token.Span.End > span.End || token.Span.Length == 0)
                continue;
            if (text.Length > 0 && token.Kind is not (TokenKind.Comma or TokenKind.CloseParen) && text[^1] != '(')
                text.Append(' ');
            text.Append(token.Kind == TokenKind.String ? $"'{token.Value}'" : token.Text);
        }
        foreach (var mark in "\"“”„\0\r\n")
            text.Replace(mark, mark is '\0' or '\r' or '\n' ? ' ' : '\'');
        return text.ToString();
    }

    private NameSuggestions SuggestionsOf(ReadOnlySpan<DeclarationKind> kinds)
    {
        var key = string.Join(',', kinds.ToArray());
        if (suggestions.TryGetValue(key, out var found))
            return found;
        found = new NameSuggestions();
        foreach (var symbol in symbols.Values)
            if (kinds.IsEmpty || kinds.Contains(symbol.Kind))
                found.Add(symbol.Name, SpellingsOf(symbol));
        return suggestions[key] = found;
    }

    private static IEnumerable<string?> SpellingsOf(Symbol symbol) =>
        symbol
            .Declaration.Clauses.OfType<ProsesClauseSyntax>()
            .Where(c => c.Kind == ProseClauseKind.Also)
            .SelectMany(c => c.Texts, (_, text) => (string?)text.Text)
            .Prepend(symbol.Declaration.Title?.Text);

    private Dictionary<string, string> SpellingsOfActors()
    {
        var actors = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var symbol in symbols.Values.Where(s =>
                s.Kind is DeclarationKind.Party or DeclarationKind.Body or DeclarationKind.Person
            )
        )
        {
            actors.TryAdd(symbol.Name, symbol.Name);
            foreach (var spelling in SpellingsOf(symbol))
                if (spelling is not null)
                    actors.TryAdd(spelling, symbol.Name);
        }
        return actors;
    }
}
