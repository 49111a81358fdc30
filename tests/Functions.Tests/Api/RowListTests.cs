using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ponder.Engine;
using Ponder.Engine.Journals;
using Ponder.TestKit.Jobs;
using Ponder.Web.Api;

namespace Ponder.Functions.Tests.Api;

/// <summary>Rows for lists: whole at the end, a part at a time before, and the same either way.</summary>
public class RowListTests
{
    private readonly JobHarness harness = new() { File = JobHarness.Problems(300) };
    private readonly HostHere host;
    private readonly Service service;

    public RowListTests()
    {
        host = new(harness);
        service = new(host, harness);
    }

    [Fact]
    public async Task A_row_tells_what_the_results_tell()
    {
        var id = await RunAsync();
        var results = (await service.ResultsAsync(id)).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var (rows, next, more) = await RowsAsync(id);
        Assert.Equal((300, null, false), (rows.Count, next, more));
        foreach (var (row, result) in rows.Zip(results))
        {
            foreach (var name in (string[])["id", "answer", "reference", "correct", "status", "confidence", "contested"])
                Assert.Equal(result.GetProperty(name).GetRawText(), row[name].GetRawText());
            foreach (var name in (string[])["samples", "tokens"]) Assert.Equal(result.GetProperty("spend").GetProperty(name).GetRawText(), row[name].GetRawText());
        }

        Assert.Equal(Enumerable.Range(1, 300), rows.Select(row => row["place"].GetInt32()));
        Assert.All(rows, row => Assert.Contains("% right, answer", row["text"].GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_without_the_list_gives_the_same_rows_part_by_part()
    {
        var id = await RunAsync();
        var (whole, _, _) = await RowsAsync(id);
        await harness.Store.DeleteAsync(new JobNames(id).RowList);
        var (parts, after, asked) = (new SortedDictionary<int, string>(), "", 0);
        for (var more = true; more; asked++)
        {
            (var rows, var next, more) = await RowsAsync(id, after.Length == 0 ? "" : $"after={after}");
            foreach (var row in rows) parts[row["place"].GetInt32()] = Text(row);
            after = next!;
        }

        Assert.InRange(asked, 2, 20);
        Assert.Equal(whole.Select(Text), parts.Values);
        var (nothing, same, _) = await RowsAsync(id, $"after={after}");
        Assert.Equal((0, after), (nothing.Count, same));
    }

    [Fact]
    public async Task While_it_runs_only_what_is_new_is_told_and_what_ended_before_its_turn_is_told_again()
    {
        var id = await RunAsync();
        var (names, held) = (new JobNames(id), new Dictionary<int, byte[]>());
        foreach (var page in Enumerable.Range(2, 73).Except([3]))
        {
            held[page] = harness.Store.Blobs[names.Outcome(0, page)];
            await harness.Store.DeleteAsync(names.Outcome(0, page));
        }

        host.Idle = true;
        await service.ResumeAsync(id, "");
        var (first, next, more) = await RowsAsync(id);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 13, 14, 15, 16], first.Select(row => row["place"].GetInt32()));
        Assert.Equal(("0.2", false), (next, more));
        await harness.PutAsync(names.Outcome(0, 2), held[2]);
        var (second, then, _) = await RowsAsync(id, $"after={next}");
        Assert.Equal(Enumerable.Range(9, 8), second.Select(row => row["place"].GetInt32()));
        Assert.Equal("0.4", then);
    }

    [Theory]
    [InlineData("after=1")]
    [InlineData("after=1.2.3")]
    [InlineData("after=-1.0")]
    [InlineData("after=99999999999.0")]
    [InlineData("after=../x")]
    public async Task A_place_that_is_none_is_refused(string query)
    {
        var reply = await service.RowsAsync(await RunAsync(), query);
        Assert.Equal(400, reply.Status);
        Assert.Contains("expected what the rows before gave as next", reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_sent_packed_to_whoever_reads_that_and_not_again_to_whoever_has_them()
    {
        var gzip = harness.Store.Blobs[new JobNames(await RunAsync()).RowList];
        var packed = await SendAsync(gzip, request => request.Headers.AcceptEncoding = "br, gzip");
        Assert.Equal(("gzip", "private, no-cache", "Accept-Encoding"), ($"{packed.Headers.ContentEncoding}", $"{packed.Headers.CacheControl}", $"{packed.Headers.Vary}"));
        Assert.Equal(gzip, Body(packed));
        foreach (var plain in (string?[])[null, "br", "gzip;q=0"])
        {
            var reply = await SendAsync(gzip, request => request.Headers.AcceptEncoding = plain);
            Assert.Empty(reply.Headers.ContentEncoding.ToString());
            Assert.Equal(Unpacked(gzip), Body(reply));
        }

        var known = await SendAsync(gzip, request => request.Headers.IfNoneMatch = packed.Headers.ETag);
        Assert.Equal((304, 0), (known.StatusCode, Body(known).Length));
    }

    private async Task<string> RunAsync()
    {
        await service.UploadAsync("batch.jsonl", harness.File);
        return (await service.StartAsync("""{"problems":"batch.jsonl","options":{"strategy":"weighted-best-of-n","n":2,"pageSize":4,"maxTokens":60}}""")).Id;
    }

    private async Task<(IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> Rows, string? Next, bool More)> RowsAsync(string id, string query = "")
    {
        var reply = await service.RowsAsync(id, query);
        Assert.Equal((200, "application/jsonl"), (reply.Status, reply.Type));
        var lines = reply.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var (columns, end) = (lines[0].GetProperty("columns").EnumerateArray().Select(c => c.GetString()!).ToList(), lines[^1]);
        var (rows, texts) = (lines[1..^1].Where(line => line.ValueKind == JsonValueKind.Array).ToList(), lines[1..^1].Where(line => line.ValueKind == JsonValueKind.String));
        return ([.. rows.Zip(texts, (row, text) => columns.Append("text").Zip(row.EnumerateArray().Append(text)).ToDictionary(c => c.First, c => c.Second))],
            end.TryGetProperty("next", out var next) ? next.GetString() : null, end.GetProperty("more").GetBoolean());
    }

    private static string Text(IReadOnlyDictionary<string, JsonElement> row) => string.Join(',', row.Select(value => value.Value.GetRawText()));

    private static async Task<HttpResponse> SendAsync(byte[] gzip, Action<HttpRequest> ask)
    {
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        ask(context.Request);
        await new PackedLines(gzip).ExecuteAsync(context);
        return context.Response;
    }

    private static byte[] Body(HttpResponse reply) => ((MemoryStream)reply.Body).ToArray();

    private static byte[] Unpacked(byte[] gzip)
    {
        using var plain = new MemoryStream();
        new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress).CopyTo(plain);
        return plain.ToArray();
    }
}
