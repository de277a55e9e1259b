using System.Text;
using Servanda.Model;
using Servanda.Text;

namespace Servanda.Residuals;

/// <summary>Prints a residual agreement in the language, with what was left out and written in as comments.</summary>
public static class ResidualText
{
    /// <summary>The text, laid out. Read again it is <see cref="Residual.Agreement"/>.</summary>
    /// <param name="residual">The residual.</param>
    /// <param name="heading">Lines that say what it is, without the comment sign.</param>
    /// <param name="closing">Lines that stand below it, likewise.</param>
    public static string Of(Residual residual, IEnumerable<string> heading, params IEnumerable<string> closing)
    {
        ArgumentNullException.ThrowIfNull(residual);
        ArgumentNullException.ThrowIfNull(heading);
        ArgumentNullException.ThrowIfNull(closing);
        var text = new StringBuilder();
        foreach (var line in heading.Concat(LeftOut(residual)))
            Comment(text, line);
        if (residual.Agreement.Commitments.IsEmpty)
            Comment(text, "Nothing remains owed.");
        text.Append('\n');
        foreach (var line in DossierWriter.Write(residual.Agreement).AsSpan().TrimEnd('\n').EnumerateLines())
        {
            if (NameIn(line, "commitment ") is { } commitment)
                foreach (var note in Notes(residual, commitment))
                    Comment(text, note);
            text.Append(line).Append('\n');
        }
        text.Append('\n');
        foreach (var line in closing)
            Comment(text, line);
        return Formatter.Format(new SourceText("residual.accord", text.ToString()));
    }

    static string? NameIn(ReadOnlySpan<char> line, string keyword)
    {
        if (!line.StartsWith(keyword, StringComparison.Ordinal))
            return null;
        var rest = line[keyword.Length..];
        var end = rest.IndexOf(' ');
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    static IEnumerable<string> Notes(Residual residual, string commitment)
    {
        if (residual.Ended.TryGetValue(commitment, out var reason))
            yield return $"It is {Words(reason)}, and stands here since what remains refers to it.";
        if (residual.AsAgreed.TryGetValue(commitment, out var clauses))
            yield return $"As agreed: {string.Join("; ", clauses)}.";
        foreach (
            var done in residual
                .LeftOut.Where(l => l.Name == commitment && l.Member is not null)
                .GroupBy(l => l.Reason)
                .OrderBy(g => g.Key)
        )
            yield return $"Left out, {Words(done.Key)}: {string.Join(", ", done.Select(l => l.Member))}.";
    }

    static IEnumerable<string> LeftOut(Residual residual)
    {
        foreach (var group in residual.LeftOut.Where(l => l.Member is null).GroupBy(l => l.Reason).OrderBy(g => g.Key))
            yield return $"Left out, {group.Count()} {Words(group.Key)}: {string.Join(", ", group.Select(l => l.Name))}.";
        yield return $"Brought forward: {residual.Agreement.Entries.Length} of the {residual.EntriesKnown} entries that count.";
    }

    static string Words(LeftOutReason reason) =>
        reason switch
        {
            LeftOutReason.Fulfilled => "fulfilled",
            LeftOutReason.Superseded => "superseded",
            LeftOutReason.Lapsed => "lapsed",
            LeftOutReason.Excused => "excused or given up",
            LeftOutReason.NeverInForce => "never to come into force",
            LeftOutReason.WithoutObject => "over what is left out",
            _ => "without formal reading",
        };

    /// <summary>A comment, broken between words where it is long: the formatter breaks none.</summary>
    static void Comment(StringBuilder text, string line)
    {
        var current = "#";
        foreach (var word in line.Split(' '))
        {
            if (current.Length + 1 + word.Length > Formatter.LineWidth && current.Length > 1)
            {
                text.Append(current).Append('\n');
                current = "#";
            }
            current += $" {word}";
        }
        text.Append(current).Append('\n');
    }
}
