using System.Globalization;
using System.Text.Json.Nodes;
using Ponder.Core.Proposing;
using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Batches;

namespace Ponder.Inference.Tests.Batches;

/// <summary>What goes wrong with batches, one after the other: the answers are those of the live job, and the spend is what the server worked on.</summary>
public class BatchFaultTests
{
    private const int Lines = 6 * 4;

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static SortedDictionary<string, Action<ScriptedServer>> Cases { get; } = new()
    {
        ["nothing"] = _ => { },
        ["answers in another order"] = server => server.Batches.Backwards = true,
        ["answers twice"] = server => server.Batches.Fate = (_, _) => LineFate.Doubled,
        ["lines of others and garbage"] = server => server.Batches.Fate = (_, _) => LineFate.Crowded,
        ["a line that is 429 inside"] = server => server.Batches.Fate = (batch, line) => batch == 0 && line == 1 ? LineFate.Refused(429, "Rate limit reached") : LineFate.Answered,
        ["a line that is 500 inside the answers"] = server => server.Batches.Fate = (batch, line) => batch == 0 && line == 2 ? LineFate.Inside(500, "oops") : LineFate.Answered,
        ["every line is 500, in the file of errors only"] = server => server.Batches.Fate = (batch, _) => batch < 2 ? LineFate.Refused(500, "oops") : LineFate.Answered,
        ["lines that are always 500 are asked live"] = server => server.Batches.Fate = (_, line) => line == 0 ? LineFate.Refused(500, "oops") : LineFate.Answered,
        ["lines that are forgotten"] = server => server.Batches.Fate = (batch, line) => batch == 0 && line < 3 ? LineFate.Forgotten : LineFate.Answered,
        ["expired with part of the answers"] = server => server.Batches.End = batch => batch == 0 ? "expired" : "completed",
        ["cancelled by somebody else"] = server => server.Batches.End = batch => batch == 0 ? "cancelled" : "completed",
        ["refused for want of room"] = server => server.Batches.End = batch => batch < 3 ? "failed:token_limit_exceeded" : "completed",
        ["failed at the service's own fault"] = server => server.Batches.End = batch => batch == 0 ? "failed:internal_server_error" : "completed",
        ["no room when it is ordered"] = server => Instead(server, "batches", 3, Error(429, "Enqueued token limit reached")),
        ["a server error when it is ordered, nothing made"] = server => Instead(server, "batches", 1, Error(500, "oops")),
        ["a server error after it was made"] = server => After(server, "batches", 2, Error(500, "oops")),
        ["the connection breaks after it was made"] = server => After(server, "batches", 2, ServerReply.Dropped),
        ["the same, and the service forgets metadata"] = server =>
        {
            server.Batches.Forgetful = true;
            After(server, "batches", 2, ServerReply.Dropped);
        },
        ["the connection breaks after the upload"] = server => After(server, "files", 2, ServerReply.Dropped),
        ["looks that fail"] = server => Looks(server, Error(503, "away")),
        ["looks that break off"] = server => Looks(server, ServerReply.Dropped),
        ["no file of answers at first"] = server => server.Batches.Show = batch =>
        {
            if ((string?)batch["status"] == "completed" && Times(server, "GET", "batches/") < 8) batch["output_file_id"] = null;
        },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_ends_as_the_live_job_does(string name)
    {
        using var endpoint = new BatchEndpoint();
        Cases[name](endpoint.Server);
        var summary = await endpoint.RunAsync();
        Assert.Equal(await BatchEndpoint.LiveAsync(), endpoint.Answers(summary));
        await endpoint.ProveAsync(summary, name);
        Assert.Equal(Lines, summary.Spend.Samples);
        Assert.All(endpoint.Server.Batches.Files, file => Assert.StartsWith("file", file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("answers that are nowhere")]
    [InlineData("answers that cannot be read")]
    [InlineData("no file of answers at all")]
    public async Task What_was_answered_and_never_came_stays_charged_and_is_asked_again(string name)
    {
        using var endpoint = new BatchEndpoint();
        var batches = endpoint.Server.Batches;
        if (name == "no file of answers at all") batches.Show = batch => batch["output_file_id"] = (string?)batch["id"] == "batch_0000" ? null : batch["output_file_id"]?.DeepClone();
        else batches.Fate = (batch, line) => batch == 0 && line == 1 ? name == "answers that are nowhere" ? LineFate.Lost : LineFate.Spoiled : LineFate.Answered;
        var summary = await endpoint.RunAsync();
        Assert.Equal(await BatchEndpoint.LiveAsync(), endpoint.Answers(summary));
        Assert.NotEqual(0, summary.InDoubt.Tokens);
        await endpoint.ProveAsync(summary, name, exact: false);
    }

    [Theory]
    [InlineData("failed:model_not_found", "model_not_found")]
    [InlineData("failed:invalid_json_line", "invalid_json_line")]
    public async Task A_batch_that_is_refused_for_good_stops_the_job_with_nothing_spent(string end, string word)
    {
        using var endpoint = new BatchEndpoint();
        endpoint.Server.Batches.End = _ => end;
        var e = await Assert.ThrowsAsync<ModelUnavailableException>(() => endpoint.RunAsync());
        Assert.True(e.Lasting);
        Assert.Contains(word, e.Message, StringComparison.Ordinal);
        endpoint.Server.Batches.End = _ => "completed";
        var summary = await endpoint.RunAsync();
        Assert.Equal(await BatchEndpoint.LiveAsync(), endpoint.Answers(summary));
        await endpoint.ProveAsync(summary, end);
    }

    [Fact]
    public async Task A_server_without_batches_is_told_and_nothing_is_spent()
    {
        using var endpoint = new BatchEndpoint();
        endpoint.Server.Batches.Open = false;
        var e = await Assert.ThrowsAsync<ModelUnavailableException>(() => endpoint.RunAsync());
        Assert.True(e.Lasting);
        Assert.Contains("takes no batches", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_at_the_deadline_is_asked_live_once_the_batch_is_stopped()
    {
        using var endpoint = new BatchEndpoint { Ask = options => options with { BatchDeadline = TimeSpan.FromHours(1) } };
        (endpoint.Server.Batches.Looks, endpoint.Server.Batches.End) = (int.MaxValue, _ => "cancelled");
        var summary = await endpoint.RunAsync();
        Assert.All(endpoint.Server.Batches.Made, batch => Assert.Equal("cancelled", batch.Status));
        Assert.Equal(await BatchEndpoint.LiveAsync(), endpoint.Answers(summary));
        await endpoint.ProveAsync(summary, "late");
        Assert.InRange(endpoint.Time.Waited, TimeSpan.FromHours(1), TimeSpan.FromHours(4));
        Assert.Equal(Lines / 2, endpoint.Server.Questions.Count);
        Assert.Equal(Lines, endpoint.Server.Batches.Made.Sum(batch => batch.Lines.Count));
    }

    private static void Instead(ScriptedServer server, string path, int times, ServerReply reply)
    {
        var left = times;
        server.Instead = request => request.Method == "POST" && request.Path.EndsWith(path, StringComparison.Ordinal) && left-- > 0 ? reply : null;
    }

    private static void After(ScriptedServer server, string path, int times, ServerReply reply)
    {
        var left = times;
        server.Rewrite = (request, made) => request.Method == "POST" && request.Path.EndsWith(path, StringComparison.Ordinal) && left-- > 0 ? reply : made;
    }

    private static void Looks(ScriptedServer server, ServerReply reply)
    {
        var count = 0;
        server.Instead = request => request.Method == "GET" && request.Path.Contains("/batches/", StringComparison.Ordinal) && count++ % 2 == 0 ? reply : null;
    }

    private static int Times(ScriptedServer server, string method, string path) =>
        server.Requests.Count(request => request.Method == method && request.Path.Contains(path, StringComparison.Ordinal));

    private static ServerReply Error(int status, string message) =>
        ServerReply.Of(status, new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["code"] = status.ToString(CultureInfo.InvariantCulture) } });
}
