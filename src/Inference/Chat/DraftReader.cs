using System.Text;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat;

/// <summary>Makes drafts of a reply's choices.</summary>
internal sealed class DraftReader(ChatOptions options)
{
    /// <summary>One draft per sample asked for; what the server did not give is a draft that says so.</summary>
    public IEnumerable<Draft> Of(ChatCall call, ProposerPrompt prompt, ChatReply reply)
    {
        var tokens = Share(reply, call.MaxTokens);
        for (var i = 0; i < call.Samples; i++)
        {
            yield return i < reply.Choices.Count ? Of(reply.Choices[i], tokens[i], prompt, call) : Failed(
                $"the server gave {reply.Choices.Count} of {call.Samples} samples; set {options.Section}:SamplesPerRequest to what it takes");
        }
    }

    public static Draft Failed(string reason, int tokens = 0) => new("", tokens, Ending.Failed, reason);

    /// <summary>
    /// How many tokens each choice's text has: counted where log probabilities were given, all that were written where there is one choice,
    /// else shared out by length. Unseen reasoning is no text.
    /// </summary>
    private static IReadOnlyList<int> Share(ChatReply reply, int most)
    {
        var choices = reply.Choices;
        if (choices.All(c => c.Tokens is not null)) return [.. choices.Select(c => c.Tokens!.Value)];
        var lengths = choices.Select(c => Encoding.UTF8.GetByteCount(c.Text)).ToList();
        if (reply.Usage is not { } usage) return [.. lengths.Select(l => Math.Min(l, most))];
        var seen = usage.Completion - usage.Reasoning;
        return choices.Count == 1 ? [seen] : [.. lengths.Select(l => (int)Math.Ceiling((double)seen * l / Math.Max(1, lengths.Sum())))];
    }

    private Draft Of(Choice choice, int tokens, ProposerPrompt prompt, ChatCall call)
    {
        if (choice.Refusal is { Length: > 0 } refusal) return Failed($"the model refused: {refusal}", tokens);
        switch (choice.Finish)
        {
            case "content_filter":
                return Failed("content filter: the reply was withheld", tokens);
            case not ("stop" or "length"):
                return Failed($"the reply ended with \"{choice.Finish ?? "nothing"}\": expected stop or length", tokens);
        }

        if (prompt.Steps is { } steps && Cut(choice.Text, steps) is { } cut) return new(cut, tokens, Ending.Step);
        if (choice.Finish == "length") return new(choice.Text, tokens, Ending.Length);
        if (call.Stop is null || prompt.Steps is null) return new(choice.Text, tokens, Ending.Finished);
        return choice.Stopped switch
        {
            null => Failed(
                $"the server does not say whether it stopped at a step's end; set {options.Section}:Continuation to None", tokens),
            { } stop when stop == call.Stop => new(choice.Text + call.Stop, tokens, Ending.Step),
            _ => new(choice.Text, tokens, Ending.Finished),
        };
    }

    /// <summary>The text up to the end of that many steps, if it has as many; empty ones do not count.</summary>
    private string? Cut(string text, int steps)
    {
        var (separator, done) = (options.StepSeparator, 0);
        for (int begin = 0, at; (at = text.IndexOf(separator, begin, StringComparison.Ordinal)) >= 0; begin = at + separator.Length)
        {
            if (!text.AsSpan(begin, at - begin).IsWhiteSpace() && ++done == steps) return text[..(at + separator.Length)];
        }

        return null;
    }
}
