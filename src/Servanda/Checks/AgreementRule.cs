using Servanda.Diagnostics;

namespace Servanda.Checks;

/// <summary>A rule on the agreement itself, by whatever it is applied: with an example that it finds fault with, and a sound one.</summary>
public abstract class AgreementRule : DiagnosticRule
{
    /// <summary>The example, mended: the rule finds nothing in it.</summary>
    public abstract string Sound { get; }

    /// <summary>The words before the example.</summary>
    public virtual string BeforeExample => "The check finds it here:";

    /// <summary>The words before the sound one.</summary>
    public virtual string BeforeSound => "and not here:";
}
