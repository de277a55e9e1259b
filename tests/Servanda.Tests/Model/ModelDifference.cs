using System.Collections;
using System.Reflection;
using NodaTime;
using Servanda.Edtf;
using Servanda.Model;

namespace Servanda.Tests.Model;

/// <summary>Compares models part by part, whatever their places in files and whatever was wrong with the text.</summary>
internal static class ModelDifference
{
    /// <summary>The first difference between two dossiers, as a path and two values; null where they are equal.</summary>
    public static string? Between(Dossier left, Dossier right) => Find(left, right, "dossier");

    /// <summary>The first difference between two parts of models.</summary>
    public static string? Find(object? left, object? right, string path)
    {
        if (left is null || right is null)
            return left is null && right is null ? null : $"{path}: {left ?? "nothing"} / {right ?? "nothing"}";
        if (left.GetType() != right.GetType())
            return $"{path}: {left.GetType().Name} {left} / {right.GetType().Name} {right}";
        if (
            left
            is string
                or decimal
                or char
                or bool
                or int
                or Enum
                or EdtfDate
                or Period
                or DateTimeZone
                or Instant
                or LocalDate
        )
            return left.Equals(right) ? null : $"{path}: {left} / {right}";
        if (left is IEnumerable leftItems && right is IEnumerable rightItems)
        {
            var a = leftItems.Cast<object>().ToList();
            var b = rightItems.Cast<object>().ToList();
            if (a.Count != b.Count)
                return $"{path}: {a.Count} items / {b.Count} items";
            return Enumerable
                .Range(0, a.Count)
                .Select(i => Find(a[i], b[i], $"{path}[{i}]"))
                .FirstOrDefault(d => d != null);
        }
        return left.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0)
            .Where(p => p.Name is not ("Location" or "Diagnostics" or "IsPartial" or "EqualityContract"))
            .Select(p => Find(p.GetValue(left), p.GetValue(right), $"{path}.{p.Name}"))
            .FirstOrDefault(d => d != null);
    }
}
