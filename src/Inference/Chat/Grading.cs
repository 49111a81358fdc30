using Ponder.Core.Budgets;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Chat.Verdicts;
using Ponder.Inference.Chat.Wire;
using Ponder.Inference.Chat.Wire.Replies;

namespace Ponder.Inference.Chat;

/// <summary>The solutions of one prompt on their way to their scores, within the tokens granted for all of them.</summary>
internal sealed class Grading
{
    private readonly ChatOptions options;
    private readonly List<(ChatCall? Call, int First, int Last, string? Failure)> plans = [];

    public Grading(VerifierPrompt prompt, ChatOptions options, ServerUse use, TemplateSet templates)
    {
        this.options = options;
        long granted = prompt.MaxTokens;
        foreach (var solution in prompt.Solutions)
        {
            var (before, steps) = (Steps(solution.Prefix), Steps(solution.Text));
            var chat = Message.With(templates.Verification(prompt.Problem, [.. before, .. steps]), prompt.Pictures);
            var room = use.ContextLength - PromptSize.Expected(chat);
            var call = new ChatCall(chat, null, 1, 0, 0, Math.Clamp(room, 1, options.VerdictTokens), null)
            {
                PromptTokens = PromptSize.Bound(chat, null),
                Schema = use.Schemas && steps.Count > 0 ? VerdictSchema.Of(before.Count + steps.Count) : null,
            };
            var failure = steps.Count == 0 ? "there is no step to score"
                : room < Least(before.Count + steps.Count)
                    ? $"problem and solution have about {use.ContextLength - room} tokens, and {options.Section}:ContextLength is {use.ContextLength}: too little is left for a verdict"
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

    public VerifierReply Reply(IReadOnlyList<MadeCall> made)
    {
        var (next, verdicts) = (0, new List<Verdict>());
        foreach (var (call, first, last, failure) in plans)
        {
            if (call is null)
            {
                verdicts.Add(new(null, failure));
                continue;
            }

            verdicts.Add(Judge(made[next++], first, last));
        }

        var doubt = made.Aggregate(default(Spend), (sum, m) => sum + m.Charge.Doubt);
        return new(made.Sum(m => m.Charge.Prompt + m.Charge.Completion), verdicts)
        {
            Doubt = (int)Math.Min(int.MaxValue, doubt.Tokens),
            Notes = [.. made.SelectMany(m => m.Charge.Notes).Distinct()],
        };
    }

    /// <summary>Tokens that the shortest verdict on so many steps may have.</summary>
    private static int Least(int steps) => 8 * Math.Max(1, steps);

    private static int Worst(ChatCall call) => call.PromptTokens + call.MaxTokens;

    private Verdict Judge(MadeCall made, int first, int last)
    {
        if (made.Outcome.Reply is not { } reply) return new(null, made.Outcome.Fault!.Reason);
        if (reply.Choices is not [var choice, ..]) return new(null, "the verifier's reply has no text");
        if ((choice.Refusal ?? choice.Error) is { Length: > 0 } refused) return new(null, $"the verifier gave no verdict: {refused}");
        if (choice.Text.Trim().Length == 0 && choice.Thought.Length > 0)
            return new(null, $"only reasoning came, and no verdict, in {made.Call.MaxTokens} tokens: raise {options.Section}:VerdictTokens");
        if (choice.Finish is Finish.Length or Finish.Failed or Finish.Withheld)
            return new(null, $"the verdict ended with \"{choice.FinishWord}\"; see {options.Section}:VerdictTokens");
        var reading = VerdictReader.Read(choice.Text, first, last);
        return new(reading.Scores, reading.Reason);
    }

    private List<string> Steps(string text) => StepCut.Of(text, options.StepSeparator);
}
