using System.Text;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Chat.Wire.Replies;

namespace Ponder.Inference.Chat;

/// <summary>Makes drafts of replies' choices.</summary>
internal sealed class DraftReader(ChatOptions options)
{
    /// <summary>A partial text this long is not repeated by chance: a reply that begins with it echoes it.</summary>
    private const int Unlikely = 16;

    /// <summary>The reply to a prompt of the calls made for it.</summary>
    public ProposerReply Reply(ProposerPrompt prompt, IReadOnlyList<MadeCall> calls)
    {
        var written = calls.SelectMany(made => made.Outcome.Reply is { } reply
            ? Of(made, prompt, reply)
            : Enumerable.Repeat(Failed(made.Outcome.Fault!.Reason), made.Call.Samples)).ToList();
        var charges = calls.Select(made => made.Charge).ToList();
        return new(charges.Sum(c => c.Prompt), written)
        {
            CompletionTokens = charges.Sum(c => c.Completion),
            CachedTokens = charges.Sum(c => c.Cached),
            Doubt = charges.Aggregate(default(Spend), (sum, c) => sum + c.Doubt),
            Notes = [.. charges.SelectMany(c => c.Notes).Concat(calls.SelectMany(Notes)).Concat(calls.SelectMany(Unsaid)).Distinct()],
        };
    }

    private static Draft Failed(string reason, int tokens = 0) => new("", tokens, Ending.Failed, reason);

    private static IEnumerable<string> Notes(MadeCall made) => (made.Outcome.Reply?.Choices ?? [])
        .Where(choice => choice.Finish == Finish.Unknown && choice.Text.Length > 0)
        .Select(choice => choice.FinishWord is { } word ? $"the server ends replies with \"{word}\": taken as their end" : "the server does not say why replies end: taken as their end");

    /// <summary>What to know of a server that was asked for log probabilities and gives none.</summary>
    private static IEnumerable<string> Unsaid(MadeCall made) => made.Use.Logprobs && made.Outcome.Reply is { } reply
        && reply.Choices.Any(choice => choice is { Confidence: null, Text.Length: > 0 })
        ? ["the server gives no log probabilities: what goes by the model's confidence counts such samples alike"] : [];

    /// <summary>One draft per sample asked for; what the server did not give is a draft that says so.</summary>
    private IEnumerable<Draft> Of(MadeCall made, ProposerPrompt prompt, ChatReply reply)
    {
        var tokens = Share(made, reply);
        for (var i = 0; i < made.Call.Samples; i++)
        {
            yield return i < reply.Choices.Count ? Of(reply.Choices[i], tokens[i], prompt, made) with { Confidence = reply.Choices[i].Confidence } : Failed(
                $"the server gave {reply.Choices.Count} of {made.Call.Samples} samples; set {options.Section}:SamplesPerRequest to what it takes");
        }
    }

    /// <summary>
    /// How many tokens each choice's text has: counted where log probabilities were given, all that were written where there is one choice,
    /// else shared out by length. Unseen reasoning is no text.
    /// </summary>
    private static IReadOnlyList<int> Share(MadeCall made, ChatReply reply)
    {
        var choices = reply.Choices;
        if (choices.All(c => c.Tokens is not null)) return [.. choices.Select(c => c.Tokens!.Value)];
        var lengths = choices.Select(c => Encoding.UTF8.GetByteCount(c.Text)).ToList();
        if (reply.Usage is not { } usage) return [.. lengths.Select(l => Math.Min(l, made.Call.MaxTokens))];
        var most = made.Call.MaxTokens;
        var seen = Math.Max(0, made.Charge.Completion - (int)made.Charge.Doubt.CompletionTokens - usage.Reasoning);
        return choices.Count == 1 ? [Math.Min(seen, most)] : [.. lengths.Select(l => Math.Min(most, (int)Math.Ceiling((double)seen * l / Math.Max(1, lengths.Sum()))))];
    }

    private Draft Of(Choice choice, int tokens, ProposerPrompt prompt, MadeCall made)
    {
        if (choice.Refusal is { Length: > 0 } refusal) return Failed($"the model refused: {refusal}", tokens);
        if (choice.Error is { } error) return Failed($"the server failed at this sample: {error}", tokens);
        if (choice.Finish == Finish.Withheld) return Failed("content filter: the reply was withheld", tokens);
        if (choice.Finish == Finish.Failed) return Failed($"the server gave the sample up: \"{choice.FinishWord}\"", tokens);
        if (choice.Text.Trim().Length == 0 && choice.Thought.Length > 0)
            return Failed($"only reasoning came, and no answer, in {made.Call.MaxTokens} tokens: raise --max-tokens", tokens);
        if (choice.Text.Length == 0 && choice.Finish == Finish.Length)
            return Failed($"nothing that can be seen came in {made.Call.MaxTokens} tokens, which hidden reasoning may have taken: raise --max-tokens", tokens);
        if (choice.Text.Length == 0 && made.Call.Beginning is not { Length: > 0 }) return Failed("the reply is empty", tokens);
        var text = WithoutEcho(choice.Text, made);
        if (prompt.Steps is { } steps && StepCut.End(text, options.StepSeparator, steps) is { } end) return new(text[..end], tokens, Ending.Step);
        if (choice.Finish == Finish.Length || (choice.Finish == Finish.Unknown && tokens >= made.Call.MaxTokens)) return new(text, tokens, Ending.Length);
        if (made.Call.Stop is null || prompt.Steps is null || made.Use.Stops == StopNaming.None) return new(text, tokens, Ending.Finished);
        return choice.Stopped switch
        {
            null => Failed(
                $"the server does not say whether it stopped at a step's end; set {options.Section}:Continuation to None", tokens),
            { } stop when stop == made.Call.Stop => new(text + made.Call.Stop, tokens, Ending.Step),
            _ => new(text, tokens, Ending.Finished),
        };
    }

    private static string WithoutEcho(string text, MadeCall made)
    {
        if (made.Call.Beginning is not { Length: > 0 } begun || made.Use.Continuation == Continuation.Completions || made.Use.Echoes == false) return text;
        if (made.Use.Echoes is null && begun.Length < Unlikely) return text;
        if (text.StartsWith(begun, StringComparison.Ordinal)) return text[begun.Length..];
        // Some servers trim what they echo.
        return begun.Trim() is { Length: > 0 } bare && text.StartsWith(bare, StringComparison.Ordinal) ? text[bare.Length..].TrimStart() : text;
    }
}
