using System.Diagnostics.CodeAnalysis;

namespace Servanda.Edtf;

/// <summary>
/// Reads a text from left to right, each character a bounded number of times, and stops at the first error. This
/// part reads intervals and sets; the others read the single dates in them.
/// </summary>
internal ref partial struct EdtfParser
{
    private readonly ReadOnlySpan<char> text;
    private int position;
    private EdtfError? error;

    private EdtfParser(ReadOnlySpan<char> text) => this.text = text;

    public static bool TryParse(
        ReadOnlySpan<char> text,
        [NotNullWhen(true)] out EdtfDate? date,
        [NotNullWhen(false)] out EdtfError? error
    )
    {
        var parser = new EdtfParser(text);
        var form = parser.ReadAll();
        date = form is null ? null : new EdtfDate(form);
        error = form is null ? parser.error! : null;
        return form is not null;
    }

    private readonly bool AtEnd => position == text.Length;

    /// <summary>The next character, or NUL at the end; a NUL in the text is no part of any date either.</summary>
    private readonly char Next => AtEnd ? '\0' : text[position];

    private EdtfForm? ReadAll()
    {
        if (AtEnd)
        {
            return Fail("a date is missing here", 0, 0);
        }

        var slash = text.IndexOf('/');
        var form =
            Next is '[' or '{' ? ReadSet()
            : slash >= 0 ? ReadInterval(slash)
            : ReadDate(mayHaveTime: true);
        return form is null || AtEnd ? form : FailAtNext();
    }

    private IntervalForm? ReadInterval(int slash)
    {
        if (!TryReadEnd(slash, out var start, out var startIs))
        {
            return null;
        }

        position = slash + 1;
        if (!TryReadEnd(text.Length, out var end, out var endIs))
        {
            return null;
        }

        if (start is null && end is null)
        {
            Fail("an interval needs a date at one end at least", 0, text.Length);
            return null;
        }

        var interval = IntervalForm.Create(start, startIs, end, endIs);
        if (start is not null && end is not null && start.Form.First > end.Form.Last)
        {
            Fail("the interval ends before it begins", 0, text.Length);
            return null;
        }

        return interval;
    }

    /// <summary>Reads what stands between here and the place where this end of the interval stops.</summary>
    private bool TryReadEnd(int stop, out EdtfDate? date, out EdtfEnd end)
    {
        date = null;
        var part = text[position..stop];
        end =
            part.IsEmpty ? EdtfEnd.Unknown
            : part is ".." ? EdtfEnd.Open
            : EdtfEnd.Dated;
        if (end != EdtfEnd.Dated)
        {
            position = stop;
            return true;
        }

        if (ReadDate(mayHaveTime: false) is not { } form)
        {
            return false;
        }

        if (position != stop)
        {
            FailAtNext();
            return false;
        }

        date = new EdtfDate(form);
        return true;
    }

    private SetForm? ReadSet()
    {
        var kind = Next == '[' ? EdtfKind.OneOf : EdtfKind.AllOf;
        var close = kind == EdtfKind.OneOf ? ']' : '}';
        var members = new List<EdtfSetMember>();
        position++;
        while (true)
        {
            if (!TryReadMember(members.Count == 0, close, out var member))
            {
                return null;
            }

            members.Add(member);
            if (TryTake(close))
            {
                return SetForm.Create(kind, members);
            }

            if (AtEnd)
            {
                Fail($"the set is not closed: '{close}' is missing", position, 0);
                return null;
            }

            if (!TryTake(','))
            {
                FailAtNext();
                return null;
            }
        }
    }

    private bool TryReadMember(bool isFirst, char close, out EdtfSetMember member)
    {
        member = default;
        var start = position;
        var fromBeginning = TryTakeDots();
        if (Next == ',' || Next == close)
        {
            Fail("a date is missing here", position, 0);
            return false;
        }

        if (ReadDate(mayHaveTime: false) is not { } form)
        {
            return false;
        }

        var date = new EdtfDate(form);
        if (fromBeginning)
        {
            member = new EdtfSetMember(null, date);
            return isFirst || FailMember("only the first item of a set can begin with '..'", start, 2);
        }

        var dots = position;
        if (!TryTakeDots())
        {
            member = new EdtfSetMember(date, date);
            return true;
        }

        if (Next == close)
        {
            member = new EdtfSetMember(date, null);
            return true;
        }

        if (Next == ',')
        {
            return FailMember("only the last item of a set can end with '..'", dots, 2);
        }

        if (ReadDate(mayHaveTime: false) is not { } lastForm)
        {
            return false;
        }

        member = new EdtfSetMember(date, new EdtfDate(lastForm));
        if (form.Kind != lastForm.Kind)
        {
            return FailMember("both ends of a run of dates must be years, or months, or days", start, position - start);
        }

        return form.First <= lastForm.Last
            || FailMember("the run of dates ends before it begins", start, position - start);
    }

    private bool FailMember(string message, int offset, int length)
    {
        Fail(message, offset, length);
        return false;
    }

    private bool TryTake(char c)
    {
        if (AtEnd || text[position] != c)
        {
            return false;
        }

        position++;
        return true;
    }

    private bool TryTakeDots()
    {
        if (!text[position..].StartsWith(".."))
        {
            return false;
        }

        position += 2;
        return true;
    }
}
