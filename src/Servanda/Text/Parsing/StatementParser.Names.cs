using System.Globalization;
using Servanda.Diagnostics.Rules;

namespace Servanda.Text;

/// <content>Names, references, prose and numbers.</content>
internal sealed partial class StatementParser
{
    private NameSyntax? Name()
    {
        if (At(TokenKind.Word) && !AtNextClause())
        {
            var token = Take();
            return new NameSyntax(token) { Span = token.Span };
        }
        Report(MissingName.Rule.At(source, MissingHere(), Before()));
        return null;
    }

    private ReferenceSyntax? Reference()
    {
        if (Name() is not { } name)
            return null;
        if (!At("of") || AtNextClause())
            return new ReferenceSyntax(name, null) { Span = name.Span };
        Take();
        var member = At(TokenKind.String) ? Quoted() : Name();
        return member is { } of ? new ReferenceSyntax(name, of) { Span = name.Span.To(of.Span) } : null;
    }

    private NameSyntax Quoted()
    {
        var token = Take();
        return new NameSyntax(token) { Span = token.Span };
    }

    private ProseSyntax? Prose()
    {
        if (!At(TokenKind.String))
        {
            Report(MissingText.Rule.At(source, MissingHere(), Before()));
            return null;
        }
        var token = Take();
        var language = At(TokenKind.LangTag) ? Take() : null;
        return new ProseSyntax(token, language) { Span = From(token) };
    }

    private NumberSyntax? Number()
    {
        if (!At(TokenKind.Number))
        {
            Report(MissingQuantity.Rule.At(source, MissingHere(), Before()));
            return null;
        }
        var token = Take();
        const NumberStyles style = NumberStyles.AllowDecimalPoint;
        // A number of more digits than a decimal holds would be rounded in silence.
        if (
            token.Value.Length > 28
            || !decimal.TryParse(token.Value, style, CultureInfo.InvariantCulture, out var value)
        )
        {
            Report(NumberTooLarge.Rule.At(source, token.Span));
            return null;
        }
        return new NumberSyntax(token, value) { Span = token.Span };
    }
}
