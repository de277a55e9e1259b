using Servanda.Model;

namespace Servanda.Foresight.Encoding;

/// <summary>For what the variables of a clause stand: the member, and the moment, of its instance.</summary>
/// <param name="Member">The member, or null.</param>
/// <param name="Each">The period or occurrence, or null.</param>
/// <param name="Promise">What the clause belongs to: what <c>more</c> is counted for.</param>
/// <param name="IsProviso">Whether it is a proviso, which reads statuses as they were just before (semantics 3.11).</param>
internal sealed record Setting(string? Member = null, Moment? Each = null, string Promise = "", bool IsProviso = false)
{
    public static Setting None { get; } = new();

    /// <summary>A fact in its place.</summary>
    public FactRef Of(FactRef fact) => Member is { } member ? fact.For(member) : fact;

    /// <summary>A key for what is read in this setting.</summary>
    public string Key(string text) => $"{text}|{Member}|{(Each is null ? "" : ModelText.Of(Each))}|{IsProviso}";
}
