using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Reports;

/// <summary>
/// A page for people: one file with its data, style and scripts in it, forbidden any network. Data are JSON in which nothing can end the element
/// that holds them; the scripts put texts on the page as text only.
/// </summary>
internal static class Page
{
    private static readonly JsonSerializerOptions Data = new(JournalFormat.Json) { Encoder = JavaScriptEncoder.Default };

    /// <summary>Writes the page.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="title">What the page is called.</param>
    /// <param name="script">The script that draws it, by its file's name.</param>
    /// <param name="data">What it draws.</param>
    /// <param name="cancel">Stops the writing.</param>
    public static async Task WriteAsync(Stream stream, string title, string script, object data, CancellationToken cancel = default)
    {
        await TextAsync(
            $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
            <title>{WebUtility.HtmlEncode(title)}</title><link rel="icon" href="data:,"><style>{Asset("page.css")}</style></head>
            <body><main id="page"><noscript>This page is drawn by the script in it. The same facts are in results.jsonl and job.json beside it.</noscript></main>
            <script type="application/json" id="data">
            """);
        await JsonSerializer.SerializeAsync(stream, data, Data, cancel);
        await TextAsync("</script>");
        foreach (var part in (string[])["echarts.js", "page.js", script]) await TextAsync($"<script>{Asset(part)}</script>\n");
        await TextAsync("</body></html>\n");

        ValueTask TextAsync(string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
    }

    private static string Asset(string name)
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"the page's {name} was not built in");
        return new StreamReader(stream).ReadToEnd();
    }
}
