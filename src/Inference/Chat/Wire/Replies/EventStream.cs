using System.Text;
using System.Text.Json;
using Ponder.Core.Proposing;

namespace Ponder.Inference.Chat.Wire.Replies;

/// <summary>A reply that came as server-sent events although none were asked for: some proxies stream always.</summary>
internal static class EventStream
{
    public static bool Is(ReadOnlySpan<byte> body)
    {
        var begin = body.TrimStart(" \r\n\t"u8);
        return begin.StartsWith("data:"u8) || begin.StartsWith("event:"u8) || begin.StartsWith(": "u8);
    }

    /// <exception cref="JsonException">An event is no JSON, or there is none.</exception>
    public static ChatReply Read(ReadOnlyMemory<byte> body)
    {
        var (samples, usage, seen) = (new SortedDictionary<int, Sample>(), default(Usage), false);
        foreach (var line in Encoding.UTF8.GetString(body.Span).Split('\n'))
        {
            if (!line.StartsWith("data:", StringComparison.Ordinal) || line[5..].Trim() is not { Length: > 0 } data || data == "[DONE]") continue;
            using var document = JsonRepair.Parse(Encoding.UTF8.GetBytes(data));
            var root = document.RootElement;
            if (root.Member("choices") is null && root.Member("error") is { } error) throw new JsonException($"the stream ended with an error: {error.Words("message") ?? error.GetRawText()}");
            if (root.Member("choices").Items().Any(c => c.Member("message") is not null)) return ChatReply.Read(root);
            seen = true;
            usage = Usage.Read(root) ?? usage;
            foreach (var choice in root.Member("choices").Items())
            {
                var index = choice.Count("index") ?? 0;
                if (!samples.TryGetValue(index, out var sample)) samples.Add(index, sample = new());
                sample.Add(choice);
            }
        }

        return seen ? new([.. samples.Values.Select(s => s.Choice)], usage) : throw new JsonException("the stream has no events");
    }

    private sealed class Sample
    {
        private readonly StringBuilder said = new();
        private readonly StringBuilder thought = new();
        private Choice last = new("", null);
        private int? tokens;
        private TokenConfidence? sure;

        public Choice Choice
        {
            get
            {
                var parts = ModelMarks.Cut(new(said.ToString(), thought.ToString()));
                return last with { Text = parts.Said, Thought = parts.Thought, Tokens = tokens, Confidence = sure };
            }
        }

        public void Add(JsonElement choice)
        {
            var parts = Parts.Of(choice.Member("delta") ?? choice);
            said.Append(parts.Said);
            thought.Append(parts.Thought);
            var now = Choice.Read(choice);
            if (now.Tokens is { } counted) tokens = (tokens ?? 0) + counted;
            if (now.Confidence is { } more) sure = sure?.Then(more) ?? more;
            last = last with { FinishWord = now.FinishWord ?? last.FinishWord, Stopped = now.Stopped ?? last.Stopped, Error = now.Error ?? last.Error };
        }
    }
}
