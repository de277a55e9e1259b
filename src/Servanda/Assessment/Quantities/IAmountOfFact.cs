namespace Servanda.Assessment.Quantities;

/// <summary>A fact as a quantity reads it.</summary>
internal interface IAmountOfFact
{
    /// <summary>What it amounts to over time.</summary>
    AmountSignal Amounts { get; }
}
