namespace Servanda.Edtf;

/// <summary>How sure a date is. It is shown with the date and never widens its bounds.</summary>
[Flags]
public enum EdtfQualification
{
    /// <summary>Nothing is said.</summary>
    None = 0,

    /// <summary><c>?</c>: the source is in doubt.</summary>
    Uncertain = 1,

    /// <summary><c>~</c>: the date is an estimate.</summary>
    Approximate = 2,

    /// <summary><c>%</c>: an estimate, and the source is in doubt.</summary>
    Both = Uncertain | Approximate,
}
