using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Ponder.Engine.Service;
using Ponder.Functions.Api;
using Ponder.TestKit.Jobs;
using Ponder.Web;
using Ponder.Web.Api;
using Ponder.Web.Page;

namespace Ponder.Functions.Tests.Api;

/// <summary>The page's files, as the app and as a server of ASP.NET give them: closed to everything but their own service.</summary>
public sealed partial class PageTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();
    private readonly JobHarness harness = new() { Reporter = new Ponder.Reports.JobReporter() };
    private WebApplication? app;
    private WebApplication? local;
    private string job = "";

    public static TheoryData<string> Files => [.. PageFiles.Names];

    /// <summary>The files that are ours; the others are libraries as they were published.</summary>
    public static TheoryData<string> Own => [.. PageFiles.Names.Where(name => !name.StartsWith("katex", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("marked", StringComparison.Ordinal) || name == "markdown.js")];

    public async Task InitializeAsync()
    {
        var jobs = new JobService(harness.Store, harness.Store, harness.Models, new HostHere(harness), TimeProvider.System);
        app = await ServiceServer.StartAsync(server => ServiceServer.Map(server, new HttpApi(_ => jobs)));
        local = await ServiceServer.StartAsync(server => server.MapPonder(new JobApi(jobs)));
        var options = JobHarness.Options();
        await harness.RunAsync(options);
        job = (await harness.OpenAsync(options)).Id;
    }

    public async Task DisposeAsync()
    {
        await app!.DisposeAsync();
        await local!.DisposeAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/page/main.js")]
    [InlineData("/page/page.css")]
    [InlineData("/page/none.js")]
    [InlineData("/api/openapi.json")]
    [InlineData("/api/jobs")]
    [InlineData("/api/jobs?limit=0")]
    [InlineData("/api/drops")]
    [InlineData("/api/jobs/JOB")]
    [InlineData("/api/jobs/0123456789abcdef")]
    [InlineData("/api/jobs/JOB/results")]
    [InlineData("/api/jobs/JOB/rows")]
    [InlineData("/api/jobs/JOB/rows?after=0.1")]
    [InlineData("/api/jobs/JOB/rows?after=x")]
    [InlineData("/api/jobs/JOB/report")]
    [InlineData("/api/jobs/JOB/problems?place=3")]
    [InlineData("/api/jobs/JOB/problems/p4")]
    [InlineData("/api/jobs/JOB/export?what=steps&format=csv")]
    public async Task The_app_and_a_local_server_give_the_same_bytes(string path)
    {
        var (there, here) = (await GetAsync(app!, path), await GetAsync(local!, path));
        Assert.Equal(there.StatusCode, here.StatusCode);
        Assert.Equal(there.Content.Headers.ContentType, here.Content.Headers.ContentType);
        Assert.Equal(await there.Content.ReadAsByteArrayAsync(), await here.Content.ReadAsByteArrayAsync());
    }

    [Theory, MemberData(nameof(Files))]
    public async Task A_file_has_its_type_and_may_do_nothing_but_ask_its_own_service(string file)
    {
        var reply = await GetAsync(local!, $"/page/{file}");
        var policy = Assert.Single(reply.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.Equal(file == "report.html", policy.Contains("unsafe", StringComparison.Ordinal));
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(reply.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(reply.Headers.GetValues("Referrer-Policy")));
        var type = file.Split('.')[^1] switch { "html" => "text/html", "js" => "text/javascript", "txt" => "text/plain", "woff2" => "font/woff2", _ => "text/css" };
        Assert.Equal((type, type == "font/woff2" ? null : "utf-8"), (reply.Content.Headers.ContentType!.MediaType, reply.Content.Headers.ContentType.CharSet));
    }

    [Theory, MemberData(nameof(Files))]
    public async Task A_file_is_sent_once(string file)
    {
        var first = await GetAsync(local!, $"/page/{file}");
        Assert.True(first.Headers.CacheControl!.NoCache);
        var again = await GetAsync(local!, $"/page/{file}", $"{first.Headers.ETag}");
        Assert.Equal((304, 0), ((int)again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length));
        Assert.Equal(200, (int)(await GetAsync(local!, $"/page/{file}", "\"other\"")).StatusCode);
    }

    [Theory, MemberData(nameof(Own))]
    public async Task A_file_is_small_names_no_other_server_and_puts_nothing_on_the_page_as_markup(string file)
    {
        var text = await (await GetAsync(local!, $"/page/{file}")).Content.ReadAsStringAsync();
        Assert.InRange(text.Split('\n').Length, 1, 200);
        Assert.DoesNotMatch(Elsewhere(), text);
        Assert.DoesNotMatch(Markup(), text);
        foreach (var name in Named().Matches(text).Select(m => m.Groups[1].Value.Split('/', '#')[^1])) Assert.Contains(name, PageFiles.Names);
    }

    [Fact]
    public async Task What_sets_formulas_is_there_with_its_fonts_and_licences()
    {
        var style = await (await GetAsync(local!, "/page/katex.css")).Content.ReadAsStringAsync();
        var fonts = Font().Matches(style).Select(match => match.Groups[1].Value).ToList();
        Assert.True(fonts.Count >= 20);
        Assert.All(fonts, font => Assert.Contains(font, PageFiles.Names));
        foreach (var licence in (string[])["katex.txt", "marked.txt"])
            Assert.Contains("Permission is hereby granted", await (await GetAsync(local!, $"/page/{licence}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_part_of_a_page_stands_in_the_page()
    {
        foreach (var path in (string[])["/", "/page/report.html"])
        {
            var text = await (await GetAsync(local!, path)).Content.ReadAsStringAsync();
            Assert.DoesNotMatch(Inline(), text);
            Assert.Contains("""<html lang="en">""", text, StringComparison.Ordinal);
        }
    }

    private Task<HttpResponseMessage> GetAsync(WebApplication server, string path, string? known = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, server.Urls.First() + path.Replace("JOB", job, StringComparison.Ordinal));
        if (known is not null) request.Headers.Add("If-None-Match", known);
        return Http.SendAsync(request);
    }

    [GeneratedRegex(@"url\(([^)]*)\)")]
    private static partial Regex Font();

    [GeneratedRegex(@"https?:|[""'(]//|url\(|@import")]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|setHTML|createContextualFragment|srcdoc")]
    private static partial Regex Markup();

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:")]
    private static partial Regex Inline();

    [GeneratedRegex(@"(?:from |src=|href=)""((?:\./|page/)?[\w-]+\.(?:js|css|html)[^""]*)""")]
    private static partial Regex Named();
}
