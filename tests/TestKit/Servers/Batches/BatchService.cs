using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ponder.TestKit.Servers.Batches;

/// <summary>
/// The batch interface of a scripted server, as OpenAI documents it: files, batches, their stages and their two files of results. A batch is
/// worked on when it is looked at often enough, and its lines fare as a test says.
/// </summary>
public sealed class BatchService(string path, Func<ServerRequest, ServerReply> answer)
{
    private readonly Lock guard = new();
    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);
    private readonly List<ScriptedBatch> all = [];
    private int named;

    /// <summary>Whether the server has such an interface.</summary>
    public bool Open { get; set; }

    /// <summary>Looks at a batch until it is done.</summary>
    public int Looks { get; set; } = 2;

    /// <summary>How a batch ends, by its place in the order of making: a status, and for <c>failed</c> the code behind a colon.</summary>
    public Func<int, string> End { get; set; } = _ => "completed";

    /// <summary>How a line of a batch fares, by the batch's place and the line's.</summary>
    public Func<int, int, LineFate> Fate { get; set; } = (_, _) => LineFate.Answered;

    /// <summary>Whether results come in another order.</summary>
    public bool Backwards { get; set; }

    /// <summary>Whether batches forget the metadata they are given.</summary>
    public bool Forgetful { get; set; }

    /// <summary>Changes a batch as it is shown.</summary>
    public Action<JsonObject> Show { get; set; } = _ => { };

    /// <summary>The time by which batches are made and end.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Every batch that was made.</summary>
    public IReadOnlyList<ScriptedBatch> Made
    {
        get
        {
            lock (guard) return [.. all];
        }
    }

    /// <summary>Names of the files that are there.</summary>
    public IReadOnlyList<string> Files
    {
        get
        {
            lock (guard) return [.. files.Keys];
        }
    }

    internal bool Takes(string asked) => Open && (asked.StartsWith($"{path}/files", StringComparison.Ordinal) || asked.StartsWith($"{path}/batches", StringComparison.Ordinal));

    internal ServerReply Answer(ServerRequest request)
    {
        var (route, query) = (request.Path.Split('?')[0][path.Length..].Trim('/').Split('/'), request.Path.Split('?').ElementAtOrDefault(1) ?? "");
        lock (guard)
        {
            return (request.Method, route) switch
            {
                ("POST", ["files"]) => Uploaded(request.File!),
                ("DELETE", ["files", var id]) => files.Remove(id) ? ServerReply.Of(200, new JsonObject { ["id"] = id, ["deleted"] = true }) : Missing(id),
                ("GET", ["files", var id, "content"]) => files.TryGetValue(id, out var content) ? ServerReply.Of(200, content) with { ContentType = "application/octet-stream" } : Missing(id),
                ("POST", ["batches"]) => Ordered(request.Body!),
                ("GET", ["batches"]) => Listed(query),
                ("GET", ["batches", var id]) => all.Find(b => b.Id == id) is { } batch ? ServerReply.Of(200, Looked(batch)) : Missing(id),
                ("POST", ["batches", var id, "cancel"]) => all.Find(b => b.Id == id) is { } batch ? Cancelled(batch) : Missing(id),
                _ => Missing(request.Path),
            };
        }
    }

    private static ServerReply Missing(string what) => ServerReply.Of(404, new JsonObject { ["error"] = new JsonObject { ["message"] = $"No such object: {what}", ["type"] = "invalid_request_error" } });

    private ServerReply Uploaded(string content) => ServerReply.Of(200, new JsonObject { ["id"] = Keep("file", content), ["object"] = "file", ["purpose"] = "batch" });

    private ServerReply Ordered(JsonObject body)
    {
        var input = (string)body["input_file_id"]!;
        if (!files.TryGetValue(input, out var content)) return Missing(input);
        var lines = content.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var endpoint = (string)body["endpoint"]!;
        if (lines.Exists(line => (string)line["url"]! != endpoint)) throw new InvalidOperationException("a line goes elsewhere than its batch");
        var batch = new ScriptedBatch($"batch_{all.Count:D4}", all.Count, input, endpoint, body["metadata"]!.AsObject(), lines, Time.GetUtcNow());
        all.Add(batch);
        return ServerReply.Of(200, Shown(batch));
    }

    private ServerReply Listed(string query)
    {
        var asked = query.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var (limit, newest) = (int.Parse(asked["limit"], CultureInfo.InvariantCulture), all.AsEnumerable().Reverse());
        var after = asked.TryGetValue("after", out var id) ? newest.SkipWhile(b => b.Id != id).Skip(1) : newest;
        var page = after.Take(limit).ToList();
        return ServerReply.Of(200, new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. page.Select(Shown)]),
            ["last_id"] = page.LastOrDefault()?.Id,
            ["has_more"] = after.Count() > page.Count,
        });
    }

    private JsonObject Looked(ScriptedBatch batch)
    {
        batch.Looks++;
        if (batch.Status == "cancelling") Work(batch, "cancelled");
        else if (!batch.Over && batch.Looks >= Looks) Work(batch, End(batch.Place));
        else if (!batch.Over) batch.Status = batch.Looks == 1 ? "validating" : "in_progress";
        return Shown(batch);
    }

    private ServerReply Cancelled(ScriptedBatch batch)
    {
        if (!batch.Over) batch.Status = "cancelling";
        return ServerReply.Of(200, Shown(batch));
    }

    private void Work(ScriptedBatch batch, string end)
    {
        (batch.Status, batch.Ended) = (end.Split(':')[0], Time.GetUtcNow());
        if (batch.Status == "failed")
        {
            batch.Code = end.Split(':')[1];
            return;
        }

        var (output, errors) = (new List<string>(), new List<string>());
        foreach (var (line, place) in batch.Lines.Select((line, place) => (line, place)))
        {
            var fate = batch.Status == "completed" || Fate(batch.Place, place) != LineFate.Answered ? Fate(batch.Place, place) : place % 2 == 0 ? LineFate.Answered : LineFate.Expired;
            var worker = new LineWorker(line, answer);
            if (fate.Worked) batch.Worked.Add(worker.Id);
            output.AddRange(fate.Output(worker));
            errors.AddRange(fate.Errors(worker));
            batch.Answered += fate.Counts ? 1 : 0;
        }

        if (Backwards) output.Reverse();
        batch.Output = output.Count > 0 ? Keep("output", string.Join('\n', output)) : null;
        batch.Errors = errors.Count > 0 ? Keep("errors", string.Join('\n', errors)) : null;
    }

    private string Keep(string kind, string content)
    {
        var id = $"{kind}-{named++:D4}";
        files[id] = content;
        return id;
    }

    private JsonObject Shown(ScriptedBatch batch)
    {
        var shown = new JsonObject
        {
            ["id"] = batch.Id,
            ["object"] = "batch",
            ["endpoint"] = batch.Endpoint,
            ["input_file_id"] = batch.Input,
            ["completion_window"] = "24h",
            ["status"] = batch.Status,
            ["output_file_id"] = batch.Output,
            ["error_file_id"] = batch.Errors,
            ["created_at"] = batch.Created.ToUnixTimeSeconds(),
            ["completed_at"] = batch.Over ? batch.Ended.ToUnixTimeSeconds() : null,
            ["errors"] = batch.Code is not { } code ? null : new JsonObject
            {
                ["object"] = "list",
                ["data"] = new JsonArray(new JsonObject { ["code"] = code, ["message"] = $"The batch was refused: {code}.", ["line"] = null, ["param"] = null }),
            },
            ["request_counts"] = new JsonObject { ["total"] = batch.Lines.Count, ["completed"] = batch.Answered, ["failed"] = batch.Over ? batch.Lines.Count - batch.Answered : 0 },
            ["metadata"] = Forgetful ? null : JsonNode.Parse(batch.Metadata.ToJsonString(JsonSerializerOptions.Default)),
        };
        Show(shown);
        return shown;
    }
}
