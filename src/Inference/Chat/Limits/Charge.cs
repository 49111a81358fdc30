using System.Text;
using Ponder.Core.Budgets;
using Ponder.Inference.Chat.Wire;
using Ponder.Inference.Chat.Wire.Replies;

namespace Ponder.Inference.Chat.Limits;

/// <summary>
/// What a call is charged. What a server says of its own spending is a claim: charged is the larger of the claim and what can be counted
/// here, and for every attempt whose reply was lost or does not say, the most it can have been. A call is repeated only while that stays
/// within the attempts that were set aside for it.
/// </summary>
internal sealed record Charge(int Prompt, int Completion)
{
    /// <summary>Of the prompt's tokens, those the server read from its cache.</summary>
    public int Cached { get; init; }

    /// <summary>The part that nobody has proof of.</summary>
    public Spend Doubt { get; init; }

    /// <summary>What people should know of the server.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public static Charge Of(ChatCall call, CallOutcome outcome, bool countsAll)
    {
        var used = outcome.Reply is { } reply ? Of(call, reply, countsAll) : new Charge(0, 0);
        var worst = Worst(call);
        var lost = new Spend
        {
            PromptTokens = (long)outcome.Lost * worst.Prompt,
            CompletionTokens = (long)outcome.Lost * worst.Completion,
        };
        return used with
        {
            Prompt = Whole(used.Prompt + ((long)(outcome.Lost + outcome.Read) * worst.Prompt)),
            Completion = Whole(used.Completion + lost.CompletionTokens),
            Doubt = used.Doubt + lost,
        };
    }

    private static Charge Of(ChatCall call, ChatReply reply, bool countsAll)
    {
        var (worst, floor) = (Worst(call), Floor(call, reply));
        if (reply.Usage is not { } usage || (usage.Completion == 0 && floor > 0))
        {
            var most = Math.Max(worst.Completion, floor);
            return new(worst.Prompt, most) { Doubt = new() { PromptTokens = worst.Prompt, CompletionTokens = most - floor }, Notes = [Missing] };
        }

        var proven = Math.Max(usage.Completion, floor);
        var charged = call.Samples == 1 || countsAll ? proven : Math.Max(proven, usage.Reasoning > 0 ? worst.Completion : Ceiling(call, reply));
        return new(usage.Prompt, charged)
        {
            Cached = usage.Cached,
            Doubt = new() { CompletionTokens = charged - proven },
            Notes = [.. News(call, usage, floor, worst)],
        };
    }

    private const string Missing = "the server does not say what a reply used, or says zero: such replies are charged at their worst case";

    private static IEnumerable<string> News(ChatCall call, Usage usage, int floor, Charge worst)
    {
        if (usage.Completion > worst.Completion)
            yield return "the server wrote more tokens than it was allowed: see Reasoning";
        if (usage.Prompt > worst.Prompt) yield return "the server counts more prompt tokens than were set aside: see Templates";
        if (usage.Completion < floor && call.Samples > 1) yield return "the server's usage leaves out some of the samples of a request: they are counted here";
        else if (usage.Completion < floor) yield return "the server's usage is less than its text has tokens: the text is counted here";
    }

    /// <summary>Tokens that were surely written: counted ones, all that were allowed where the limit cut, else a token for every word.</summary>
    private static int Floor(ChatCall call, ChatReply reply) => Whole(reply.Choices.Sum(c =>
        (long)Math.Max(c.Tokens ?? (c.Finish == Finish.Length ? call.MaxTokens : 0), Words(call, c))));

    /// <summary>
    /// Tokens that were written at most: no token has less than a byte, and one ends the text. Log probabilities leave out the tokens of a
    /// stop string.
    /// </summary>
    private static int Ceiling(ChatCall call, ChatReply reply)
    {
        var end = 1 + Encoding.UTF8.GetByteCount(call.Stop ?? "");
        return Whole(reply.Choices.Sum(c => (long)(c.Finish == Finish.Length ? call.MaxTokens
            : c.Tokens is { } counted ? counted + (call.Stop is null ? 0 : end) : Math.Min(call.MaxTokens, Bytes(c) + end))));
    }

    private static int Bytes(Choice choice) => Encoding.UTF8.GetByteCount(choice.Text) + Encoding.UTF8.GetByteCount(choice.Thought);

    /// <summary>What a reply repeats of the text it goes on from was not written.</summary>
    private static int Words(ChatCall call, Choice choice)
    {
        var echoed = call.Beginning is { Length: > 0 } begun && choice.Text.StartsWith(begun.Trim(), StringComparison.Ordinal) ? begun.Trim().Length : 0;
        return TextFloor.Words(choice.Text[echoed..]) + TextFloor.Words(choice.Thought);
    }

    private static Charge Worst(ChatCall call) => new(call.PromptTokens, Whole((long)call.Samples * call.MaxTokens));

    private static int Whole(long tokens) => (int)Math.Clamp(tokens, 0, int.MaxValue);
}
