namespace Servanda.Edtf;

/// <summary>
/// One item of a set: a date (<c>1667</c>, both ends the same), a run of dates (<c>1670..1672</c>), everything up to
/// a date (<c>..1984</c>) or everything from a date on (<c>1760-12..</c>).
/// </summary>
/// <param name="From">The first date, or null where the item has no beginning.</param>
/// <param name="Until">The last date, or null where the item has no end.</param>
public readonly record struct EdtfSetMember(EdtfDate? From, EdtfDate? Until)
{
    /// <summary>Whether the item is one date rather than a run of them.</summary>
    public bool IsSingle => From is not null && ReferenceEquals(From, Until);
}
