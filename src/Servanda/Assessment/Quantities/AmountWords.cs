using Servanda.Model;

namespace Servanda.Assessment.Quantities;

/// <summary>What quantities amount to, in words.</summary>
internal static class AmountWords
{
    /// <summary>A quantity and its value at a moment: <c>25% of base is between 210 and 250</c>.</summary>
    public static string Of(string name, Amount? amount) =>
        amount is null ? $"{name} has no value, since nobody has reported one"
        : amount.Claimed == amount.Certain || amount.Claimed == default ? $"{name} {Sentence(amount.Claimed)}"
        : $"{name} {Sentence(amount.Claimed)} by what is reported, which the standard does not support";

    /// <summary>A range as numbers: <c>12</c>, <c>12 to 14</c>.</summary>
    public static string Of(ValueRange range) =>
        range.IsSingle
            ? ModelText.Of(range.Least!.Value)
            : $"{(range.Least is { } least ? ModelText.Of(least) : "?")} to {(range.Greatest is { } greatest ? ModelText.Of(greatest) : "?")}";

    static string Sentence(ValueRange range) =>
        range switch
        {
            (null, null) => "may be anything",
            ({ } least, null) => $"is at least {ModelText.Of(least)}",
            (null, { } greatest) => $"is at most {ModelText.Of(greatest)}",
            ({ } least, { } greatest) when least == greatest => $"is {ModelText.Of(least)}",
            ({ } least, { } greatest) => $"is between {ModelText.Of(least)} and {ModelText.Of(greatest)}",
        };
}
