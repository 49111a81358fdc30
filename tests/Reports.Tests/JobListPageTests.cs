using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Ponder.TestKit.Browsers;
using Ponder.TestKit.Skipping;
using Ponder.Web.Page;

namespace Ponder.Reports.Tests;

/// <summary>The list of jobs comes in parts by their ids: the newest job may be in the last.</summary>
[NeedsChromium]
public class JobListPageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Address = "http://ponder.test/";
    private readonly SortedDictionary<string, string> jobs = new(StringComparer.Ordinal);

    [NeedyFact]
    public async Task The_newest_job_is_first_whatever_its_id_and_one_that_is_begun_later_is_seen()
    {
        for (var i = 0; i < 120; i++) jobs.Add($"{i:x16}", i == 119 ? "running" : "completed");
        var page = await OpenAsync();
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.jobs li').length === 120");
        Assert.Equal($"{119:x16}", await page.Locator(".jobs li code").First.InnerTextAsync());
        Assert.Equal("120 jobs", await page.Locator("p.soft[role=status]").InnerTextAsync());
        jobs[$"{119:x16}"] = "completed";
        jobs.Add($"{70:x15}a", "completed");
        await page.WaitForFunctionAsync(
            "() => { document.dispatchEvent(new Event('visibilitychange')); return document.querySelectorAll('.jobs li').length === 121; }", null, new() { PollingInterval = 200 });
        Assert.Equal(121, await page.EvaluateAsync<int>("() => new Set([...document.querySelectorAll('.jobs li code')].map(e => e.textContent)).size"));
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.NewAsync();
        await page.RouteAsync($"{Address}**", route =>
        {
            var path = new Uri(route.Request.Url).PathAndQuery[1..];
            return path.StartsWith("api/jobs", StringComparison.Ordinal)
                ? route.FulfillAsync(new() { Body = List(path), ContentType = "application/json" })
                : route.FulfillAsync(new() { BodyBytes = File(path), ContentType = path.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : path.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/html" });
        });
        await page.GotoAsync(Address);
        return page;
    }

    private string List(string path)
    {
        var after = path.Split("after=") is [_, var id] ? id : "";
        var part = jobs.Where(job => string.CompareOrdinal(job.Key, after) > 0).Take(51).ToList();
        return JsonSerializer.Serialize(new
        {
            jobs = part.Take(50).Select(job => new { job = job.Key, status = job.Value, problems = 1, strategy = "greedy", spentTokens = 5, cap = new { }, begun = Begun(job.Key) }),
            next = part.Count > 50 ? part[49].Key : null,
        });
    }

    private static string Begun(string id) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)
        .AddMinutes(long.Parse(id[^4..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString("O", CultureInfo.InvariantCulture);

    private static byte[] File(string path)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(path.Length == 0 ? "page/index.html" : path);
        using var content = new MemoryStream();
        stream?.CopyTo(content);
        return content.ToArray();
    }
}
