using System.Collections.Immutable;
using NodaTime;
using Servanda.Model;

namespace Servanda.Reference;

/// <summary>Where one commitment stands, by the slow way.</summary>
public sealed record ReferenceAnswer(
    Status Status,
    ImmutableSortedSet<Status> Possible,
    Evidence Evidence,
    LocalDate? Since,
    LocalDate? Due,
    LocalDate? OriginalDue,
    (decimal? Established, decimal? Possible)? Progress,
    ImmutableSortedSet<string> Flags
)
{
    /// <summary>Of a <c>for each</c> over a list, what was reported of those on it, each with its counts.</summary>
    public string List { get; init; } = "";

    /// <inheritdoc/>
    public bool Equals(ReferenceAnswer? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>All of it on one line.</summary>
    public override string ToString() =>
        string.Concat(
            Words.Of(Status),
            Since is { } since ? $" since {since:uuuu-MM-dd}" : "",
            $" possibly {{{string.Join(", ", Possible.Select(Words.Of))}}} {Words.Of(Evidence)}",
            Due is { } due ? $" due {due:uuuu-MM-dd}" : "",
            OriginalDue is { } original && original != Due ? $" originally {original:uuuu-MM-dd}" : "",
            Progress is { } p ? $" progress {Number(p.Established)} to {Number(p.Possible)}" : "",
            Flags.IsEmpty ? "" : $" flags {string.Join(", ", Flags)}",
            List.Length == 0 ? "" : $" list {List}"
        );

    static string Number(decimal? number) =>
        number?.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture) ?? "none";
}
