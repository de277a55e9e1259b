namespace Servanda.Edtf;

/// <summary>Two or four decimal digits, of which any may be unspecified: <c>19XX</c>.</summary>
internal readonly record struct Digits
{
    private const int Unspecified = 0xF;

    // One digit a nibble, the last digit lowest.
    private readonly ushort nibbles;
    private readonly byte count;

    private Digits(ushort nibbles, byte count)
    {
        this.nibbles = nibbles;
        this.count = count;
    }

    /// <summary>At most four characters, each 0 to 9 or X.</summary>
    public static Digits Read(ReadOnlySpan<char> text)
    {
        var nibbles = 0;
        foreach (var c in text)
        {
            nibbles = (nibbles << 4) | (c == 'X' ? Unspecified : c - '0');
        }

        return new Digits((ushort)nibbles, (byte)text.Length);
    }

    public static Digits Of(int value, int count)
    {
        var nibbles = 0;
        for (var i = 0; i < count; i++, value /= 10)
        {
            nibbles |= value % 10 << (4 * i);
        }

        return new Digits((ushort)nibbles, (byte)count);
    }

    public bool HasUnspecified
    {
        get
        {
            for (var i = 0; i < count; i++)
            {
                if (IsUnspecified(i))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether every digit is unspecified.</summary>
    public bool IsBlank
    {
        get
        {
            for (var i = 0; i < count; i++)
            {
                if (!IsUnspecified(i))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The least number it can be: X read as 0.</summary>
    public int Smallest => Fill(0);

    /// <summary>The greatest number it can be: X read as 9.</summary>
    public int Largest => Fill(9);

    /// <summary>Whether the digit is unspecified, the last one counted as 0.</summary>
    public bool IsUnspecified(int place) => At(place) == Unspecified;

    public bool Matches(int value)
    {
        for (var i = 0; i < count; i++, value /= 10)
        {
            if (!IsUnspecified(i) && At(i) != value % 10)
            {
                return false;
            }
        }

        return value == 0;
    }

    public bool MatchesAny(int from, int to)
    {
        for (var value = from; value <= to; value++)
        {
            if (Matches(value))
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() =>
        string.Create(
            count,
            this,
            static (span, digits) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    var digit = digits.At(span.Length - 1 - i);
                    span[i] = digit == Unspecified ? 'X' : (char)('0' + digit);
                }
            }
        );

    private int At(int place) => (nibbles >> (4 * place)) & 0xF;

    private int Fill(int digit)
    {
        var value = 0;
        for (var i = count - 1; i >= 0; i--)
        {
            value = (value * 10) + (IsUnspecified(i) ? digit : At(i));
        }

        return value;
    }
}
