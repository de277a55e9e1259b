namespace Servanda.Edtf;

/// <summary>Why a text is not an EDTF date, and where in the text the trouble is.</summary>
/// <param name="Message">
/// One plain sentence for someone who has never read the standard, without a closing full stop so that it can be
/// quoted inside another one: <c>2020 has no 30 February</c>.
/// </param>
/// <param name="Offset">Where the offending characters begin, counted in UTF-16 units from the start of the text.</param>
/// <param name="Length">How many characters offend; 0 where something is missing at <paramref name="Offset"/>.</param>
public sealed record EdtfError(string Message, int Offset, int Length);
