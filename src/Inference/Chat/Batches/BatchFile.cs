using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ponder.Core.Batching;
using Ponder.Inference.Chat.Wire.Replies;

namespace Ponder.Inference.Chat.Batches;

/// <summary>The files of batches: a JSON object a line.</summary>
internal static class BatchFile
{
    /// <summary>A file of requests, as a form to post: it is the body, and its content type.</summary>
    public static async Task<(byte[] Body, string Type)> FormAsync(string name, IReadOnlyList<BatchRequest> lines, string root, CancellationToken cancel)
    {
        using var form = new MultipartFormDataContent($"ponder-{name}");
        using var purpose = new StringContent("batch");
        using var file = new ByteArrayContent(Write(lines, root));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/jsonl");
        form.Add(purpose, "purpose");
        form.Add(file, "file", $"{name}.jsonl");
        return (await form.ReadAsByteArrayAsync(cancel).ConfigureAwait(false), form.Headers.ContentType!.ToString());
    }

    /// <summary>What came for each request; lines that cannot be read are left out.</summary>
    public static IEnumerable<BatchLine> Read(ReadOnlyMemory<byte> content)
    {
        while (!content.IsEmpty)
        {
            var end = content.Span.IndexOf((byte)'\n');
            var line = end < 0 ? content : content[..end];
            content = end < 0 ? default : content[(end + 1)..];
            if (TryRead(line) is { } read) yield return read;
        }
    }

    /// <summary>Where a request of that path is posted, as lines and orders name it.</summary>
    public static string Address(string root, string path) => $"{root}/{path}";

    private static byte[] Write(IReadOnlyList<BatchRequest> lines, string root)
    {
        using var buffer = new MemoryStream();
        foreach (var line in lines)
        {
            var head = $"{{\"custom_id\":{JsonSerializer.Serialize(line.Id)},\"method\":\"POST\",\"url\":{JsonSerializer.Serialize(Address(root, line.Path))},\"body\":";
            buffer.Write(Encoding.UTF8.GetBytes(head));
            buffer.Write(line.Body.Span);
            buffer.Write("}\n"u8);
        }

        return buffer.ToArray();
    }

    /// <summary>A request that was worked on has a response; one that was not has an error of the batch's.</summary>
    private static BatchLine? TryRead(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || root.Words("custom_id") is not { Length: > 0 } id) return null;
            var response = root.Member("response");
            var body = response?.Member("body") ?? root.Member("error");
            return new(id, response?.Count("status_code"), body is { } found ? Encoding.UTF8.GetBytes(found.GetRawText()) : default);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
