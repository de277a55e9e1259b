namespace Servanda.Text;

/// <summary>
/// Recognises text that is shaped like an EDTF date (ISO 8601-2): a date, a date and time, an interval or a set.
/// Whether there is such a date, the binder says.
/// </summary>
internal static class DateShape
{
    /// <summary>
    /// The length of the date that begins at an offset; 0 where none does. A year alone, without <c>~</c> or
    /// <c>?</c>, is no date but a number.
    /// </summary>
    public static int Match(string text, int start, int limit)
    {
        if (start >= limit)
            return 0;
        if (text[start] is '[' or '{')
            return Set(text, start, limit);
        var first = Endpoint(text, start, limit);
        var slash = start + first;
        if (slash < limit && text[slash] == '/')
        {
            var second = Endpoint(text, slash + 1, limit);
            if (first + second > 0 && first + second > CountDots(text, start, slash + 1 + second))
                return first + 1 + second;
            return 0;
        }
        return IsMoreThanYear(text, start, first) ? first : 0;
    }

    private static int CountDots(string text, int start, int end) => text.AsSpan(start, end - start).Count('.');

    private static bool IsMoreThanYear(string text, int start, int length) =>
        length > 4 || (length == 4 && text.AsSpan(start, 4).Contains('X') && HasDigit(text, start, 4));

    private static bool HasDigit(string text, int start, int length) =>
        text.AsSpan(start, length).ContainsAnyInRange('0', '9');

    /// <summary>One end of an interval, which may be open: <c>..</c> or nothing.</summary>
    private static int Endpoint(string text, int start, int limit)
    {
        if (start + 1 < limit && text[start] == '.' && text[start + 1] == '.')
            return 2;
        return Single(text, start, limit);
    }

    /// <summary>Year, then month, day and time as far as they are given, each with its qualifiers.</summary>
    private static int Single(string text, int start, int limit)
    {
        var at = start + Qualifier(text, start, limit);
        if (!Digits(text, at, limit, 4))
            return 0;
        at += 4;
        // A per cent sign after a bare year is the sign of per cent, not EDTF's "uncertain and approximate".
        at += at < limit && text[at] == '%' ? 0 : Qualifier(text, at, limit);
        for (var part = 0; part < 2; part++)
        {
            var next = at;
            if (next >= limit || text[next] != '-')
                return HasDigit(text, start, at - start) ? at - start : 0;
            next++;
            next += Qualifier(text, next, limit);
            if (!Digits(text, next, limit, 2))
                return HasDigit(text, start, at - start) ? at - start : 0;
            at = next + 2;
            at += Qualifier(text, at, limit);
        }
        at += Time(text, at, limit);
        return HasDigit(text, start, at - start) ? at - start : 0;
    }

    /// <summary>A time of day with its offset: <c>T14:00</c>, <c>T14:00:30.5Z</c>, <c>T14:00+04:30</c>.</summary>
    private static int Time(string text, int start, int limit)
    {
        var at = start;
        if (at >= limit || text[at] != 'T' || !TwoDigits(text, at + 1, limit))
            return 0;
        at += 3;
        if (at >= limit || text[at] != ':' || !TwoDigits(text, at + 1, limit))
            return 0;
        at += 3;
        if (at < limit && text[at] == ':' && TwoDigits(text, at + 1, limit))
        {
            at += 3;
            if (at + 1 < limit && text[at] == '.' && Characters.IsDigit(text[at + 1]))
            {
                at++;
                while (at < limit && Characters.IsDigit(text[at]))
                    at++;
            }
        }
        if (at < limit && text[at] == 'Z')
            return at + 1 - start;
        if (at < limit && text[at] is '+' or '-' && TwoDigits(text, at + 1, limit))
        {
            at += 3;
            if (at < limit && text[at] == ':' && TwoDigits(text, at + 1, limit))
                at += 3;
        }
        return at - start;
    }

    private static bool TwoDigits(string text, int start, int limit) =>
        start + 1 < limit && Characters.IsDigit(text[start]) && Characters.IsDigit(text[start + 1]);

    /// <summary>One of several dates, or all of them: <c>[2020-03-01..2020-03-05]</c>, <c>{2019, 2020-03}</c>.</summary>
    private static int Set(string text, int start, int limit)
    {
        var close = text[start] == '[' ? ']' : '}';
        var hasDigit = false;
        for (var at = start + 1; at < limit; at++)
        {
            var c = text[at];
            if (c == close)
                return hasDigit ? at + 1 - start : 0;
            if (!Characters.IsDigit(c) && c is not ('X' or '-' or '~' or '?' or '%' or '.' or ',' or ' '))
                return 0;
            hasDigit |= Characters.IsDigit(c);
        }
        return 0;
    }

    private static int Qualifier(string text, int start, int limit) =>
        start < limit && text[start] is '~' or '?' or '%' ? 1 : 0;

    private static bool Digits(string text, int start, int limit, int count)
    {
        if (start + count > limit)
            return false;
        for (var i = start; i < start + count; i++)
        {
            if (!Characters.IsDigit(text[i]) && text[i] != 'X')
                return false;
        }
        return true;
    }
}
