using Ponder.TestKit.Servers.Speech;

namespace Ponder.TestKit.Servers;

/// <summary>Answers requests as the profile says, and counts what that takes.</summary>
internal sealed class ChatService(ServerProfile profile, Author author)
{
    private readonly PromptCache cache = new(profile.CacheBlock);
    private readonly ReplyWriter writer = new(profile);
    private readonly Lock guard = new();

    /// <summary>What was read and written in truth.</summary>
    public Tally Done { get; private set; }

    /// <summary>What the replies' <c>usage</c> says.</summary>
    public Tally Claimed { get; private set; }

    public ServerReply Answer(ServerRequest request)
    {
        if (Refusals.OfFields(profile, request) is { } refused) return refused;
        var asked = Asked.Read(profile, request);
        var (tokens, room) = Context.Fit(profile, asked.Prompt);
        if (Refusals.Of(profile, asked, tokens.Count) is { } unfit) return unfit;
        asked = asked with { Prompt = string.Concat(tokens) };
        var remembered = cache.Read(tokens);
        Written[] samples = [.. Enumerable.Range(0, Math.Min(asked.Samples, profile.Samples)).Select(i => Write(asked, i, room))];
        var done = new Tally(1, tokens.Count, samples.Sum(s => (long)s.Tokens), remembered);
        var claimed = profile.Counting switch
        {
            Counting.All => done,
            Counting.FirstChoice => done with { Written = samples[0].Tokens },
            _ => default(Tally) with { Requests = 1 },
        };
        lock (guard) (Done, Claimed) = (Done + done, Claimed + claimed);
        return writer.Write(request, asked, samples, claimed);
    }

    private Written Write(Asked asked, int index, int room)
    {
        var text = author(new(asked.Prompt, asked.Begun, asked.Seed, index, asked.Temperature));
        var limit = Math.Min(asked.MaxTokens ?? int.MaxValue, room);
        if (!asked.Thinks) return Pen.Write(text, asked.Stops, limit);
        var thinking = profile.Thinking;
        var thought = string.Concat(Enumerable.Repeat(" hm", Math.Max(1, thinking.Tokens - 1)))[1..];
        if (thinking.Field is "") return Pen.Write($"<think>{thought}</think>\n\n{text}", asked.Stops, limit);
        var thoughts = Pen.Write(thought, [], thinking.Unbounded ? room : limit);
        if (thoughts.Finish == Finish.Length)
            return new("", [], thoughts.Tokens, Finish.Length, null) { Thought = thoughts };
        var answer = Pen.Write(text, asked.Stops, thinking.Unbounded ? limit : limit - thoughts.Tokens);
        return answer with { Tokens = answer.Tokens + thoughts.Tokens, Thought = thoughts };
    }
}
