using System.Globalization;
using System.Net;
using System.Text;

namespace Ponder.Engine.Reports;

/// <summary>A line of a chart: points with a value and its interval.</summary>
public sealed record Series(string Name, IReadOnlyList<(double X, double Y, double Low, double High)> Points);

/// <summary>Lines over a logarithmic axis as an inline picture: accuracy against compute.</summary>
public static class LineChart
{
    private const double Width = 760, Height = 380, Left = 52, Right = 190, Top = 12, Bottom = 44;
    private static readonly string[] Colors = ["#4269d0", "#efb118", "#ff725c", "#6cc5b0", "#3ca951", "#ff8ab7", "#a463f2", "#97bbf5", "#9c6b4e", "#9498a0"];

    /// <summary>The picture as SVG; nothing where no point is there.</summary>
    public static string Of(string xName, IReadOnlyList<Series> series)
    {
        var points = series.SelectMany(s => s.Points).Where(p => p.X > 0).ToList();
        if (points.Count == 0) return "";
        var (from, to) = (Math.Log10(points.Min(p => p.X)) - 0.05, Math.Log10(points.Max(p => p.X)) + 0.05);
        var svg = new StringBuilder($"<svg viewBox=\"0 0 {Width} {Height}\" role=img aria-label=\"accuracy against {Text(xName)}\">");
        for (var percent = 0; percent <= 100; percent += 20) Grid(svg, percent);
        for (var tick = Math.Ceiling(from * 3) / 3; tick <= to; tick += 1 / 3.0) svg.Append(Label(X(tick), Height - Bottom + 18, "middle", Short(Math.Pow(10, tick))));
        svg.Append(Label((Left + Width - Right) / 2, Height - 6, "middle", xName));
        for (var i = 0; i < series.Count; i++) Line(svg, series[i], Colors[i % Colors.Length], i);
        return svg.Append("</svg>").ToString();

        double X(double log) => Left + ((log - from) / (to - from) * (Width - Left - Right));

        void Line(StringBuilder picture, Series line, string color, int place)
        {
            var path = string.Join(" ", line.Points.Select(p => $"{N(X(Math.Log10(p.X)))},{N(Y(p.Y))}"));
            picture.Append($"<g stroke=\"{color}\" fill=\"{color}\"><polyline points=\"{path}\" fill=none stroke-width=2 />");
            foreach (var p in line.Points)
            {
                var x = N(X(Math.Log10(p.X)));
                picture.Append($"<line x1={x} x2={x} y1={N(Y(p.Low))} y2={N(Y(p.High))} stroke-opacity=.35 />")
                    .Append($"<circle cx={x} cy={N(Y(p.Y))} r=3.5><title>{Text(line.Name)}: {100 * p.Y:F1} % ({100 * p.Low:F1}–{100 * p.High:F1}) at {p.X:N0}</title></circle>");
            }

            picture.Append("</g>").Append($"<rect x={N(Width - Right + 14)} y={N(Top + (place * 18))} width=12 height=12 fill=\"{color}\" />")
                .Append(Label(Width - Right + 32, Top + 10 + (place * 18), "start", line.Name));
        }
    }

    private static void Grid(StringBuilder svg, int percent)
    {
        var y = N(Y(percent / 100.0));
        svg.Append($"<line x1={N(Left)} x2={N(Width - Right)} y1={y} y2={y} stroke=currentColor stroke-opacity=.15 />")
            .Append(Label(Left - 6, Y(percent / 100.0) + 4, "end", $"{percent} %"));
    }

    private static double Y(double share) => Top + ((1 - share) * (Height - Top - Bottom));

    private static string Label(double x, double y, string anchor, string text) =>
        $"<text x={N(x)} y={N(y)} text-anchor={anchor} font-size=12 fill=currentColor>{Text(text)}</text>";

    private static string Short(double value) => value switch
    {
        >= 1e15 => value.ToString("0e0", CultureInfo.InvariantCulture),
        >= 1e6 => $"{value / 1e6:0.#}M",
        >= 1e3 => $"{value / 1e3:0.#}k",
        _ => $"{value:0.#}",
    };

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(string value) => WebUtility.HtmlEncode(value);
}
