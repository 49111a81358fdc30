using System.Text.Json;

namespace Ponder.Inference.Chat.Wire.Replies;

/// <summary>What a service answered: a choice per sample and what it claims to have used. Read from either endpoint's JSON.</summary>
internal sealed record ChatReply(IReadOnlyList<Choice> Choices, Usage? Usage)
{
    /// <summary>The reply in that body, whatever its content type says: JSON, or the events of a stream.</summary>
    /// <exception cref="JsonException">It is no such reply.</exception>
    public static ChatReply Read(ReadOnlyMemory<byte> body)
    {
        if (EventStream.Is(body.Span)) return EventStream.Read(body);
        using var document = JsonRepair.Parse(body);
        return Read(document.RootElement);
    }

    internal static ChatReply Read(JsonElement root)
    {
        if (root.Member("choices") is not { ValueKind: JsonValueKind.Array } choices) throw new JsonException("the reply has no \"choices\"");
        var read = choices.EnumerateArray().OrderBy(c => c.Count("index") ?? 0).Select(Choice.Read).ToList();
        if (read.Count > 0 && read[0].Stopped is null && root.Member("__verbose") is { } verbose) read[0] = read[0] with { Stopped = Choice.Verbose(verbose) };
        return new(read, Usage.Read(root));
    }
}
