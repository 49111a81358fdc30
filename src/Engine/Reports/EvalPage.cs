using System.Globalization;
using System.Net;
using System.Text;
using Ponder.Engine.Evaluation;
using Ponder.Search.Calibration;

namespace Ponder.Engine.Reports;

/// <summary>An evaluation's page for people: accuracy against tokens, over all problems and bin by bin, and what was found.</summary>
public static class EvalPage
{
    /// <summary>The page, one file without network.</summary>
    public static string Of(EvalResult result)
    {
        var page = new StringBuilder(
            $"""
            <!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1">
            <title>Ponder evaluation</title><link rel=icon href="data:,"><style>{PageStyle.Css}</style></head><body><main><h1>Accuracy against compute</h1>
            <p class=sub>Tokens per problem, every model's counted; bars are 95 % bootstrap intervals.</p>
            """);
        page.Append(LineChart.Of("tokens per problem", Lines(result, point => point.All)));
        for (var bin = 1; bin <= Bins.Count; bin++)
        {
            var place = bin - 1;
            page.Append($"<h2>Difficulty bin {bin}{(bin == 1 ? ", the easiest" : bin == Bins.Count ? ", the hardest" : "")}</h2>")
                .Append(LineChart.Of("tokens per problem", Lines(result, point => point.Bins[place])));
        }

        page.Append("<h2>Findings</h2><div class=scroll><table><thead><tr><th>finding<th>what is compared<th class=n>points<th class=n>95 % interval<th>holds</tr></thead><tbody>");
        foreach (var c in result.Claims)
            page.Append($"<tr><td>{Text(c.Name)}<td>{Text(c.Meaning)}<td class=n>{Points(c.Value)}<td class=n>{Points(c.Low)} to {Points(c.High)}<td class={(c.Holds ? "ok" : "mid")}>{(c.Holds ? "yes" : "no")}</tr>");
        return page.Append("</tbody></table></div></main></body></html>\n").ToString();
    }

    private static List<Series> Lines(EvalResult result, Func<EvalPoint, EvalCell> cell) =>
    [
        .. result.Points.GroupBy(p => p.Strategy).Select(group => new Series(
            group.Key, [.. group.Select(cell).OrderBy(c => c.Tokens).Select(c => (c.Tokens, c.Accuracy, c.Low, c.High))])),
    ];

    private static string Points(double value) => (100 * value).ToString("+0.0;-0.0", CultureInfo.InvariantCulture);

    private static string Text(string value) => WebUtility.HtmlEncode(value);
}
