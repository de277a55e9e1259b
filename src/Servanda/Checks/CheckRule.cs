using Servanda.Diagnostics;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Checks;

/// <summary>
/// A rule on the agreement itself, before anything is done or said: what of it cannot work, or tends not to. One rule,
/// one class, one file in <c>Checks/Rules</c>; each stands in <see cref="CheckCatalogue"/>.
/// </summary>
/// <remarks>
/// An error: the agreement cannot work as it is written. A warning: a weakness that matters, as history shows. A note: worth
/// knowing. No finding may claim what the text does not contain.
/// </remarks>
public abstract class CheckRule : AgreementRule
{
    /// <summary>How much it matters; a warning unless the rule says otherwise.</summary>
    public override Severity Severity => Severity.Warning;

    /// <summary>What the rule finds, in an order that depends on the agreement only.</summary>
    public abstract IEnumerable<Diagnostic> Find(CheckedAgreement agreement);

    /// <summary>A finding of this rule.</summary>
    /// <param name="place">Where; null: nowhere in the text.</param>
    /// <param name="about">The declarations that it finds fault with.</param>
    /// <param name="message">What is wrong, in one plain sentence.</param>
    /// <param name="mend">How to mend it, where more can be said than the rule says.</param>
    /// <param name="suggestion">The text to put in the place, where that mends it.</param>
    protected Diagnostic Found(
        Location? place,
        IEnumerable<string> about,
        string message,
        string? mend = null,
        string? suggestion = null
    ) => Make(place?.Source, place?.Span ?? default(TextSpan), message, mend, suggestion) with { About = [.. about] };
}
