using System.Globalization;
using System.Text;
using System.Text.Json;
using Ponder.Core.Storage;
using Ponder.TestKit.Jobs;

namespace Ponder.Functions.Tests.Api;

/// <summary>
/// Requests made from the OpenAPI document, bent and broken, against every call; and dropped files of any content and name. The environment
/// variable PONDER_FUZZ says how many; the seed is fixed.
/// </summary>
public class FuzzTests
{
    private static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("PONDER_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 2000;

    private readonly JobHarness harness = new();
    private readonly HostHere host;
    private readonly Service service;

    public FuzzTests()
    {
        host = new(harness) { Idle = true };
        service = new(host, harness);
    }

    [Fact]
    public async Task No_request_is_answered_by_a_failure_or_a_code_that_the_document_has_not()
    {
        await service.UploadAsync("batch.jsonl", harness.File);
        var (bodies, ids) = (new FuzzBodies(new(18)), new List<string> { "0123456789abcdef" });
        var codes = OpenApiTests.Operations().ToDictionary(o => o.Id, o => o.Codes);
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Count; i++)
        {
            var (name, sent, reply) = await SendAsync(bodies, ids);
            Assert.True(codes[name].Contains($"{reply.Status}"), $"{name} {sent}: {reply.Status} {reply.Body}");
            if (reply.Status >= 400)
            {
                Assert.Equal("application/problem+json", reply.Type);
                Assert.False(string.IsNullOrWhiteSpace(reply.Json.GetProperty("detail").GetString()), $"{name} {sent}");
            }

            if (name == "StartJob" && reply.Status == 202) ids.Add(reply.Id);
            seen.Add($"{name} {reply.Status}");
        }

        Assert.Subset(seen, new SortedSet<string>(StringComparer.Ordinal) { "StartJob 202", "StartJob 400", "ResumeJob 202", "CancelJob 202", "ListJobs 200", "ListJobs 400" });
    }

    [Fact]
    public async Task No_dropped_file_is_lost_in_silence()
    {
        var (bodies, begun) = (new FuzzBodies(new(18)), 0);
        for (var i = 0; i < Count / 4; i++)
        {
            var (name, content) = (bodies.FileName(i), bodies.File(harness.File));
            if (BlobName.IsValid(name)) await ((IStore)service.Problems).TryCreateAsync(name, content);
            var drop = await service.DropAsync(name, bodies.Budget());
            Assert.True(drop.Job is not null ^ drop.Reason is { Length: > 0 }, name);
            begun += drop.Job is null ? 0 : 1;
        }

        Assert.InRange(begun, 1, (Count / 4) - 1);
        Assert.Equal(200, (await service.DropsAsync("limit=100")).Status);
    }

    private async Task<(string Name, string Sent, Replied Reply)> SendAsync(FuzzBodies bodies, List<string> ids)
    {
        var (id, query) = (bodies.Id(ids), bodies.Query());
        switch (bodies.Next(9))
        {
            case 0 or 1 or 2:
                var start = bodies.Start();
                return ("StartJob", start, await service.StartAsync(start));
            case 3:
                var resume = bodies.Resume();
                return ("ResumeJob", $"{id} {resume}", await service.ResumeAsync(id, resume));
            case 4:
                return ("PauseJob", id, await service.PauseAsync(id));
            case 5:
                return ("CancelJob", $"{id}?{query}", await service.CancelAsync(id, query));
            case 6:
                return ("ListJobs", query, await service.ListAsync(query));
            case 7:
                return ("ListDrops", query, await service.DropsAsync(query));
            default:
                return ("ViewJob", id, await service.ViewAsync(id));
        }
    }
}
