using System.Globalization;
using System.Text;

namespace Servanda.Bench;

/// <summary>How long several works take as what they work on grows, drawn on two logarithmic axes.</summary>
internal static class GrowthPlot
{
    const int Left = 62;
    const int Top = 16;
    const int Width = 420;
    const int Height = 300;

    // Colour is never the only sign: each line has dashes of its own, and its name beside its end.
    static readonly string[] Dashes = ["", "6 4", "2 3", "10 3 2 3"];

    /// <summary>The drawing, as SVG.</summary>
    /// <param name="across">What grows, and its values, all above 0.</param>
    /// <param name="up">What is measured, in the unit that is named.</param>
    /// <param name="lines">Each work: its name, and its points.</param>
    public static string Draw(
        string across,
        string up,
        IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> lines
    )
    {
        var points = lines.SelectMany(l => l.Points).ToList();
        var (fromX, toX) = Ends(points.Select(p => p.X));
        var (fromY, toY) = Ends(points.Select(p => p.Y));
        double X(double value) => Left + Width * (Math.Log10(value) - fromX) / (toX - fromX);
        double Y(double value) => Top + Height * (toY - Math.Log10(value)) / (toY - fromY);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Left + Width + 210} {Top
                + Height
                + 48}" role="img" font-family="sans-serif" font-size="12">
            <title>{up} by {across}</title>
            <rect width="100%" height="100%" fill="#fff"/>

            """
        );
        foreach (var at in Decades(fromX, toX))
            svg.Append(
                CultureInfo.InvariantCulture,
                $"""
                <path d="M{X(at):F1} {Top}V{Top + Height}" stroke="#ddd"/><text x="{X(at):F1}" y="{Top
                    + Height
                    + 18}" text-anchor="middle">{at:N0}</text>

                """
            );
        foreach (var at in Decades(fromY, toY))
            svg.Append(
                CultureInfo.InvariantCulture,
                $"""
                <path d="M{Left} {Y(at):F1}H{Left + Width}" stroke="#ddd"/><text x="{Left - 6}" y="{Y(at)
                    + 4:F1}" text-anchor="end">{at:#,0.####}</text>

                """
            );
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <text x="{Left + Width / 2}" y="{Top + Height + 38}" text-anchor="middle">{across}</text>
            <text transform="translate(14 {Top + Height / 2}) rotate(-90)" text-anchor="middle">{up}</text>

            """
        );
        var names = Apart(lines.Select(l => Y(l.Points[^1].Y)));
        for (var i = 0; i < lines.Count; i++)
        {
            var drawn = string.Join(
                ' ',
                lines[i].Points.Select(p => FormattableString.Invariant($"{X(p.X):F1},{Y(p.Y):F1}"))
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"""
                <polyline points="{drawn}" fill="none" stroke="#1f4e79" stroke-width="1.6" stroke-dasharray="{Dashes[
                    i % Dashes.Length
                ]}"/>

                """
            );
            foreach (var (x, y) in lines[i].Points)
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<circle cx=\"{X(x):F1}\" cy=\"{Y(y):F1}\" r=\"2.5\" fill=\"#1f4e79\"/>\n"
                );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{X(lines[i].Points[^1].X) + 8:F1}\" y=\"{names[i] + 4:F1}\">{lines[i].Name}</text>\n"
            );
        }
        return svg.Append("</svg>\n").ToString();
    }

    // The next power of ten above, and the one below.
    static (double From, double To) Ends(IEnumerable<double> values)
    {
        var all = values.ToList();
        return (Math.Floor(Math.Log10(all.Min())), Math.Ceiling(Math.Log10(all.Max())));
    }

    static IEnumerable<double> Decades(double from, double to) =>
        Enumerable.Range((int)from, (int)(to - from) + 1).Select(e => Math.Pow(10, e));

    /// <summary>Heights for names, in the same order, none nearer than a line to another.</summary>
    static double[] Apart(IEnumerable<double> heights)
    {
        var placed = heights.ToArray();
        var last = double.NegativeInfinity;
        foreach (var i in Enumerable.Range(0, placed.Length).OrderBy(i => placed[i]).ToList())
            last = placed[i] = Math.Max(placed[i], last + 15);
        return placed;
    }
}
