namespace Servanda.Edtf;

/// <summary>What stands at one end of an interval.</summary>
public enum EdtfEnd
{
    /// <summary>A date.</summary>
    Dated,

    /// <summary>Two dots: the interval has no end on this side, or none is set.</summary>
    Open,

    /// <summary>Nothing: the interval has an end on this side and nobody knows when.</summary>
    Unknown,
}
