namespace Servanda.Assessment.Live;

/// <summary>How many times each of some values is there.</summary>
internal sealed class Several<T>
    where T : notnull
{
    readonly Dictionary<T, int> _numbers = [];

    /// <summary>The values that are there.</summary>
    public IReadOnlyDictionary<T, int> Numbers => _numbers;

    /// <summary>Adds a value so many times; takes it away where the number is below zero.</summary>
    public void Add(T value, int number)
    {
        number += _numbers.GetValueOrDefault(value);
        if (number == 0)
            _numbers.Remove(value);
        else
            _numbers[value] = number;
    }
}
