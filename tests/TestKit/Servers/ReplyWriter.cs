using System.Text.Json.Nodes;
using Ponder.TestKit.Servers.Speech;

namespace Ponder.TestKit.Servers;

/// <summary>Replies as the profile's server writes them.</summary>
internal sealed class ReplyWriter(ServerProfile profile)
{
    public ServerReply Write(ServerRequest request, Asked asked, Written[] samples, Tally claimed)
    {
        var reply = new JsonObject
        {
            ["id"] = $"{(asked.Chat ? "chatcmpl" : "cmpl")}-{request.Number}",
            ["object"] = asked.Chat ? "chat.completion" : "text_completion",
            ["created"] = 1_700_000_000 + request.Number,
            ["model"] = profile.Model,
            ["choices"] = new JsonArray([.. samples.Select((sample, i) => Choice(asked, sample, i))]),
        };
        if (profile.Counting != Counting.Missing) reply["usage"] = Usage(samples, claimed);
        if (asked.Verbose) reply["__verbose"] = Verbose(asked, samples[0], claimed);
        Members.Add(reply, profile.Besides.Reply);
        return ServerReply.Of(200, reply);
    }

    private JsonObject Choice(Asked asked, Written sample, int index)
    {
        var withheld = profile.FilteredReply is { } word && sample.Text.Contains(word, StringComparison.Ordinal);
        var text = withheld ? "" : asked.Chat && asked.Echo ? asked.Begun + sample.Text : sample.Text;
        var choice = new JsonObject { ["index"] = index };
        if (asked.Chat) choice["message"] = Message(text, sample);
        else choice["text"] = text;
        string[] tokens = [.. sample.Spelled(!profile.TrimsLogprobs)];
        choice["logprobs"] = asked.Logprobs ? Logprobs.Of(tokens, asked.Chat || profile.ChatLogprobs) : null;
        choice["finish_reason"] = withheld ? "content_filter" : sample.Finish == Finish.Length ? "length" : profile.Ended;
        if (profile.StopField is { } field)
            choice[field] = sample.Stop ?? (sample.Ended ? (JsonNode?)profile.EndToken : null);
        Members.Add(choice, profile.Besides.Choice);
        return choice;
    }

    private JsonObject Message(string text, Written sample)
    {
        var content = text.Length == 0 && profile.Thinking.NullContent ? null : text;
        var message = new JsonObject { ["role"] = "assistant", ["content"] = content };
        if (profile.Thinking.Field is { Length: > 0 } field && sample.Thought is { } thought) message[field] = thought.Text;
        Members.Add(message, profile.Besides.Message);
        return message;
    }

    private JsonObject Usage(Written[] samples, Tally claimed)
    {
        var usage = new JsonObject
        {
            ["prompt_tokens"] = claimed.Read,
            ["completion_tokens"] = claimed.Written,
            ["total_tokens"] = claimed.Tokens,
        };
        if (profile.CachedCount is { } cached) Members.Put(usage, cached, claimed.Remembered);
        if (profile.Thinking.Count is { } thought) Members.Put(usage, thought, samples.Sum(s => (long)(s.Thought?.Tokens ?? 0)));
        return usage;
    }

    private static JsonObject Verbose(Asked asked, Written first, Tally claimed) => new()
    {
        ["index"] = 0,
        ["content"] = first.Text,
        ["stop"] = true,
        ["tokens_predicted"] = first.Tokens,
        ["tokens_evaluated"] = claimed.Read,
        ["prompt"] = asked.Prompt,
        ["truncated"] = false,
        ["stop_type"] = first.Finish switch { Finish.End => "eos", Finish.Stop => "word", _ => "limit" },
        ["stopping_word"] = first.Stop ?? "",
    };
}
