using System.Globalization;
using System.Net;
using System.Text;
using Ponder.Core.Budgets;
using Ponder.Engine.Results;
using Ponder.Search.Catalogue;

namespace Ponder.Engine.Reports;

/// <summary>A job's page for people: one file, no network, light and dark.</summary>
public static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    public static async Task WriteAsync(Stream stream, JobSummary job, ReportRows rows, CancellationToken cancel)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        await writer.WriteAsync(Head(job).AsMemory(), cancel);
        foreach (var row in rows.Shown) await writer.WriteAsync(Row(row).AsMemory(), cancel);
        var more = rows.Seen - rows.Shown.Count();
        await writer.WriteAsync($"</tbody></table></div>{(more > 0 ? $"<p class=sub>{more:N0} more rows are in results.jsonl.</p>" : "")}</main></body></html>\n".AsMemory(), cancel);
        await writer.FlushAsync(cancel);
    }

    private static string Head(JobSummary job) => Head(job, job.Strategy ?? job.Spec.Options.Strategy);

    private static string Head(JobSummary job, StrategyChoice strategy) =>
        $"""
        <!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1">
        <title>Ponder job {Text(job.Job)}</title><link rel=icon href="data:,"><style>{PageStyle.Css}</style></head><body><main>
        <h1>Job {Text(job.Job)}</h1>
        <div class=sub>{Text(strategy.Name)} {Text(string.Join(" ", strategy.Options.Select(o => $"{o.Key}={o.Value}")))}
        · {Text(job.Spec.Proposer.Name)}{(job.Spec.Verifier is { } v ? " · " + Text(v.Name) : "")} · Ponder {Text(job.Ponder)}</div>
        <div class=tiles>
        {Tile("accuracy", job.Accuracy is { } a ? a.ToString("P1", CultureInfo.InvariantCulture) : "no references")}
        {Tile("problems", $"{job.Problems:N0}")}{Tile("solved", $"{job.Solved:N0}")}{Tile("partial", $"{job.Partial:N0}")}{Tile("failed", $"{job.Failed:N0}")}
        {Tile("tokens", $"{job.Spend.Tokens:N0}")}{Tile("samples", $"{job.Spend.Samples:N0}")}{Tile("verifier calls", $"{job.Spend.VerifierCalls:N0}")}
        {Tile("FLOPs", ((double)job.Spend.Flops).ToString("0.00e0", CultureInfo.InvariantCulture))}{Tile("US dollars", job.Spend.Money.ToString("0.####", CultureInfo.InvariantCulture))}
        </div>
        <h2>Spend against the cap</h2>{Spent(job)}
        <h2>Problems</h2><p class=sub>What failed, is contested or was cut short comes first.</p>
        <div class=scroll><table><thead><tr><th>id<th>status<th>answer<th>reference<th class=n>confidence<th>votes<th class=n>samples<th class=n>tokens</tr></thead><tbody>
        """;

    private static string Spent(JobSummary job)
    {
        var lines = new List<(string Unit, decimal Spent, decimal? Cap)>
        {
            ("tokens", job.Spend.Tokens, job.Cap.Tokens), ("samples", job.Spend.Samples, job.Cap.Samples),
            ("FLOPs", job.Spend.Flops, job.Cap.Flops), ("US dollars", job.Spend.Money, job.Cap.Money),
        };
        var capped = lines.Where(l => l.Cap is > 0).Select(l =>
            $"<p>{l.Spent:N0} of {l.Cap:N0} {l.Unit} ({(l.Spent / l.Cap!.Value).ToString("P1", CultureInfo.InvariantCulture)})"
            + $"<span class=bar style=display:block><i style=\"width:{Math.Min(100, l.Spent / l.Cap.Value * 100):0.#}%\"></i></span></p>").ToList();
        var doubt = job.InDoubt == default ? "" : $"<p class=mid>{job.InDoubt.Tokens:N0} tokens of this are in doubt: calls begun and never recorded, charged at their worst case.</p>";
        return (capped.Count == 0 ? "<p>The job has no cap.</p>" : string.Concat(capped)) + doubt;
    }

    private static string Row(ResultRow row)
    {
        var tone = row.Correct switch { true => "ok", false => "bad", null => "" };
        var status = row.Status.ToString().ToLowerInvariant() + (row.Contested ? ", contested" : "");
        var votes = string.Join(" · ", row.Votes.Take(4).Select(g => $"{Text(g.Answer)} ×{g.Votes}")) + (row.Votes.Count > 4 ? " …" : "");
        return $"<tr><td>{Text(row.Id)}<td class={(row.Status == Search.Pages.SolveStatus.Solved && !row.Contested ? "ok" : "mid")}>{status}"
            + $"{(row.Reason is { } reason ? $"<br><span class=sub>{Text(reason)}</span>" : "")}<td class=\"{tone}\">{Text(row.Answer ?? "")}<td>{Text(row.Reference ?? "")}"
            + $"<td class=n>{row.Confidence.ToString("P0", CultureInfo.InvariantCulture)}<td>{votes}<td class=n>{row.Spend.Samples}<td class=n>{row.Spend.Tokens:N0}</tr>\n";
    }

    private static string Tile(string name, string value) => $"<div class=tile><b>{Text(value)}</b>{Text(name)}</div>";

    private static string Text(string value) => WebUtility.HtmlEncode(value);
}
