using Ponder.Core.Verifying;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat;

/// <summary>The solutions of one prompt on their way to their scores, within the tokens granted for all of them.</summary>
internal sealed class Grading
{
    private readonly ChatOptions options;
    private readonly List<(ChatCall? Call, int First, int Last, string? Failure)> plans = [];

    public Grading(VerifierPrompt prompt, ChatOptions options, TemplateSet templates)
    {
        this.options = options;
        long granted = prompt.MaxTokens;
        foreach (var solution in prompt.Solutions)
        {
            var (before, steps) = (Steps(solution.Prefix), Steps(solution.Text));
            var chat = templates.Verification(prompt.Problem, [.. before, .. steps]);
            var call = new ChatCall(chat, null, 1, 0, 0, options.VerdictTokens, null) { PromptTokens = PromptSize.Bound(chat, null) };
            var failure = steps.Count == 0 ? "there is no step to score"
                : Worst(call) > options.ContextLength
                    ? $"problem, solution and verdict may have {Worst(call)} tokens, and {options.Section}:ContextLength is {options.ContextLength}"
                : Worst(call) > granted
                    ? $"scoring it may take {Worst(call)} tokens, {granted} are left of what was granted; see {options.Section}:TokensPerToken"
                : null;
            plans.Add((failure is null ? call : null, before.Count + 1, before.Count + steps.Count, failure));
            if (failure is null) granted -= Worst(call);
        }

        var planned = prompt.MaxTokens - granted;
        Attempts = planned == 0 ? 1 : (int)Math.Min(options.Limits.BilledAttempts, prompt.MaxTokens / planned);
    }

    /// <summary>How often each call may be paid for within what was granted.</summary>
    public int Attempts { get; }

    public IEnumerable<ChatCall> Calls => plans.Select(p => p.Call).OfType<ChatCall>();

    public VerifierReply Reply(IReadOnlyList<CallOutcome> outcomes)
    {
        var (charged, next, verdicts) = (0, 0, new List<Verdict>());
        foreach (var (call, first, last, failure) in plans)
        {
            if (call is null)
            {
                verdicts.Add(new(null, failure));
                continue;
            }

            var charge = Charge.Of(call, outcomes[next]);
            charged += charge.Prompt + charge.Completion;
            verdicts.Add(Judge(outcomes[next++], first, last));
        }

        return new(charged, verdicts);
    }

    private static int Worst(ChatCall call) => call.PromptTokens + call.MaxTokens;

    private Verdict Judge(CallOutcome outcome, int first, int last)
    {
        if (outcome.Reply is not { } reply) return new(null, outcome.Fault!.Reason);
        if (reply.Choices is not [{ Finish: "stop" } choice, ..])
        {
            return new(null,
                $"the verdict ended with \"{(reply.Choices is [var cut, ..] ? cut.Finish : null) ?? "nothing"}\"; see {options.Section}:VerdictTokens");
        }

        return ChatVerifier.Read(choice.Text, first, last) is { } scores ? new(scores)
            : new(null,
                $"the verdict does not score steps {first} to {last}: \"{(choice.Text.Length > 80 ? choice.Text[..80] + "…" : choice.Text)}\"");
    }

    private List<string> Steps(string text) =>
        [.. text.Split(options.StepSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
