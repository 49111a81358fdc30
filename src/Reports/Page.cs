using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Ponder.Engine.Journals;

namespace Ponder.Reports;

/// <summary>
/// A page for people: one file with its data, style and scripts in it, forbidden any network. Data are JSON in which nothing can end the
/// element that holds them; the scripts put texts on the page as text only.
/// </summary>
internal static class Page
{
    /// <summary>How data are written: every character that means something in markup is escaped, all others stand as they are.</summary>
    internal static readonly JsonSerializerOptions Data = new(JournalFormat.Json) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly string[] Shared =
    [
        "Shared.echarts.js", "Shared.elements.js", "Shared.tables.js", "Shared.data.js", "Shared.words.js", "Shared.charts.js",
        "Shared.formulas.js", "Shared.typeset.js", "Shared.markdown.js", "Shared.prose.js", "Shared.copying.js", "Shared.pictures.js",
    ];

    /// <summary>The scripts of a job's page, in their order.</summary>
    public static IReadOnlyList<string> Job { get; } =
    [
        "Job.summary.js", "Job.budget.js", "Job.sureness.js", "Job.tree.js", "Job.asked.js", "Job.rows.js", "Job.problem.js", "Job.list.js",
        "Job.page.js",
    ];

    /// <summary>The scripts of an evaluation's page, in their order.</summary>
    public static IReadOnlyList<string> Evaluation { get; } =
        ["Evaluation.lines.js", "Evaluation.legend.js", "Evaluation.claims.js", "Evaluation.exchange.js", "Evaluation.page.js"];

    /// <summary>The scripts of a comparison's page.</summary>
    public static IReadOnlyList<string> Comparison { get; } = ["Comparison.page.js"];

    /// <summary>Writes the page.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="title">What the page is called.</param>
    /// <param name="scripts">The scripts that draw it.</param>
    /// <param name="data">What they draw.</param>
    /// <param name="cancel">Stops the writing.</param>
    public static async Task WriteAsync(
        Stream stream, string title, IReadOnlyList<string> scripts, object data, CancellationToken cancel = default)
    {
        var json = JsonSerializer.Serialize(data, Data);
        var isMath = Typesetting.IsNeeded(json);
        await TextAsync(
            $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; font-src data:">
            <title>{WebUtility.HtmlEncode(title)}</title><link rel="icon" href="data:,">
            <style>{Asset("Shared.page.css")}{Asset("Shared.prose.css")}{Asset("Shared.parts.css")}{(isMath ? Typesetting.Style(json) : "")}</style></head>
            <body><main id="page"><noscript>This page is drawn by the scripts in it, which your browser does not run.</noscript></main>
            <script type="application/json" id="data">
            """);
        await TextAsync(json);
        await TextAsync("</script>\n<!-- Charts: Apache ECharts 6.0.0, Apache License 2.0, https://echarts.apache.org -->\n");
        if (isMath) await TextAsync(Typesetting.Script);
        await TextAsync(Licensed("marked 18.2.1, https://marked.js.org", "Vendor.marked.LICENSE", "Vendor.marked.marked.js"));
        foreach (var script in (string[])[.. Shared, .. scripts]) await TextAsync($"<script>{Script.Inline(Asset(script))}</script>\n");
        await TextAsync("</body></html>\n");

        ValueTask TextAsync(string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
    }

    /// <summary>A file that is built in.</summary>
    internal static string Asset(string name) => Encoding.UTF8.GetString(Bytes(name)).TrimStart('\ufeff');

    /// <summary>The same as it is.</summary>
    internal static byte[] Bytes(string name)
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream(typeof(Page), $"Web.{name}")
            ?? throw new InvalidOperationException($"the page's {name} was not built in");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>A library's script, under its licence.</summary>
    internal static string Licensed(string library, string licence, string script) =>
        $"<!-- {library}\n{Asset(licence).Replace("--", "- -", StringComparison.Ordinal)}-->\n<script>{Asset(script)}</script>\n";
}
