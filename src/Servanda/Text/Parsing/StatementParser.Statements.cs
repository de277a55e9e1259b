using System.Collections.Immutable;
using Servanda.Diagnostics;
using Servanda.Diagnostics.Rules;

namespace Servanda.Text;

/// <content>Statements: declarations and entries.</content>
internal sealed partial class StatementParser
{
    /// <summary>Reads the statement; what it is, its first token says.</summary>
    public StatementSyntax Parse()
    {
        var statement = ReadStatement() ?? Unknown();
        var hasMistake = hasErrors || marked.Any(all[0].FullSpan.Start, all[^1].Span.End);
        return statement with { Span = all[0].Span.To(all[^1].Span), HasErrors = hasMistake };
    }

    private UnknownStatementSyntax Unknown() =>
        new()
        {
            Source = source,
            Tokens = all,
            HasErrors = true,
        };

    private StatementSyntax? ReadStatement()
    {
        if (AtEnd)
            return null;
        if (At(TokenKind.Date) || AtYear())
            return Entry();
        if (At("expect"))
            return Expectation();
        if (At(TokenKind.Word) && Words.Declarations.TryGetValue(Current.Value, out var kind))
            return Declaration(kind);
        var isClause = AtClause();
        Report(
            isClause
                ? UnindentedClause.Rule.At(source, Current.Span)
                : UnknownStatement.Rule.At(source, Current.Span, NearestStatement(Current))
        );
        return null;
    }

    private static string? NearestStatement(Token token) =>
        token.Kind == TokenKind.Word
            ? Spelling.Nearest(token.Value, [.. Words.Declarations.Keys.Order(), "expect"])
            : null;

    private DeclarationSyntax? Declaration(DeclarationKind kind)
    {
        Take();
        return Name() is { } name
            ? new DeclarationSyntax(kind, name, Clauses(isEntry: false))
            {
                Source = source,
                Tokens = all,
                HasErrors = hasErrors,
            }
            : null;
    }

    private EntrySyntax? Entry()
    {
        var date = Take();
        // After a day stands who speaks, whose name may look like a zone's.
        var zone = date.Value.Contains('T', StringComparison.Ordinal) ? Zone() : null;
        if (AtVerb() && !AtVerbAfterName())
        {
            Report(MissingSpeaker.Rule.At(source, Current.Span));
            return null;
        }
        if (Actors() is not { } speakers)
            return null;
        var verbStart = Current;
        if (Verb() is not { } verb)
            return null;
        var verbSpan = From(verbStart);
        if (Condition(countAllowed: false) is not { } subject)
            return null;
        return new EntrySyntax(date, zone, speakers, verb, verbSpan, subject, Clauses(isEntry: true))
        {
            Source = source,
            Tokens = all,
            HasErrors = hasErrors,
        };
    }

    private bool AtVerb() => IsVerb(0);

    private bool IsVerb(int ahead) =>
        Peek(ahead).Kind == TokenKind.Word
        && (
            Words.Verbs.ContainsKey(Peek(ahead).Value)
            || (Peek(ahead).Is("cannot") && Peek(ahead + 1).Is("confirm"))
            || ((Peek(ahead).Is("objects") || Peek(ahead).Is("object")) && Peek(ahead + 1).Is("to"))
            || ((Peek(ahead).Is("snaps") || Peek(ahead).Is("snap")) && Peek(ahead + 1).Is("back"))
        );

    /// <summary>Whether the word here, though it could be a verb, is the name of a speaker.</summary>
    private bool AtVerbAfterName() => IsVerb(1) || Peek(1).Kind == TokenKind.Comma || Peek(1).Is("of");

    private EntryVerb? Verb()
    {
        if (Take("cannot", "confirm"))
            return EntryVerb.CannotConfirm;
        if (Take("objects", "to") || Take("object", "to"))
            return EntryVerb.Objects;
        if (Take("snaps", "back") || Take("snap", "back"))
            return EntryVerb.SnapsBack;
        if (At(TokenKind.Word) && Words.Verbs.TryGetValue(Current.Value, out var verb))
        {
            Take();
            return verb;
        }
        var nearest = At(TokenKind.Word) ? Spelling.Nearest(Current.Value, Words.Verbs.Keys.Order()) : null;
        var place = AtEnd ? MissingHere() : Current.Span;
        Report(
            AtEnd
                ? MissingWord.Rule.At(source, place, "reports", Before())
                : UnknownVerb.Rule.At(source, place, nearest)
        );
        return null;
    }

    private ActorsSyntax? Actors()
    {
        var first = Current;
        if (At(TokenKind.String))
            return Prose() is { } prose ? new ActorsSyntax([], prose) { Span = From(first) } : null;
        if (!At(TokenKind.Word))
        {
            Report(MissingSpeaker.Rule.At(source, MissingHere()));
            return null;
        }
        return CommaList(Reference) is { } references
            ? new ActorsSyntax(references, null) { Span = From(first) }
            : null;
    }

    private ImmutableArray<T>? CommaList<T>(Func<T?> read)
        where T : class
    {
        // Nearly always it is one.
        ImmutableArray<T> items = [];
        ImmutableArray<T>.Builder? more = null;
        do
        {
            if (read() is not { } item)
                return null;
            if (items.IsEmpty)
                items = [item];
            else
                (more ??= items.ToBuilder()).Add(item);
        } while (TakeComma());
        return more?.ToImmutable() ?? items;
    }

    private bool TakeComma()
    {
        if (!At(TokenKind.Comma))
            return false;
        index++;
        return true;
    }
}
