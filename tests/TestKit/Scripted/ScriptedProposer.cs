using Ponder.Core.Proposing;
using Ponder.Core.Seeds;

namespace Ponder.TestKit.Scripted;

/// <summary>
/// A proposer whose drafts are a pure function of prompt and seed: a problem <c>"k steps, r% right, answer X"</c> is answered in k steps and
/// right r % of the time. Counts what it is asked.
/// </summary>
public sealed class ScriptedProposer : IProposer
{
    private readonly Lock guard = new();

    public ModelIdentity Identity { get; init; } = new("scripted", "1", 1000);

    public Abilities Abilities { get; init; } = Abilities.Continue | Abilities.Revise;

    public string StepSeparator => "\n";

    public int ContextLength { get; init; } = 1000;

    /// <summary>Given each draft's seed: why it fails, or null.</summary>
    public Func<ulong, string?> Fails { get; init; } = _ => null;

    /// <summary>Called before each batch.</summary>
    public Action<IReadOnlyList<ProposerPrompt>> OnBatch { get; init; } = _ => { };

    /// <summary>Every prompt asked, in order.</summary>
    public List<ProposerPrompt> Asked { get; } = [];

    public static string Problem(int steps, int right, int answer) => $"{steps} steps, {right}% right, answer {answer}";

    public Reading Read(string problem) =>
        problem.Contains("steps, ", StringComparison.Ordinal) ? new(10) : new(0, $"the word \"{problem.Split(' ')[0]}\" is not in the model's vocabulary");

    public Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default)
    {
        lock (guard) Asked.AddRange(prompts);
        OnBatch(prompts);
        return Task.FromResult<IReadOnlyList<ProposerReply>>(
            [.. prompts.Select(p => new ProposerReply(10 + Tokens(p.Prefix) + p.Attempts.Sum(Tokens), [.. p.Seeds.Select(s => Draft(p, s))]))]);
    }

    /// <summary>Five tokens a line.</summary>
    public static int Tokens(string text) => 5 * text.Count(c => c == '\n');

    private Draft Draft(ProposerPrompt prompt, ulong seed)
    {
        if (Fails(seed) is { } why) return new("", 0, Ending.Failed, why);
        var words = prompt.Problem.Split(' ');
        var (steps, right, answer) = (int.Parse(words[0]), int.Parse(words[2].TrimEnd('%')), int.Parse(words[^1]));
        var chance = prompt.Temperature == 0 ? Seed.Hash(prompt.Problem) : seed;
        var done = prompt.Prefix.Count(c => c == '\n');
        var text = "";
        for (var step = done; ; step++)
        {
            if (prompt.Steps is { } limit && step - done == limit) return Ended(text, Ending.Step);
            if (Tokens(text) + 5 > prompt.MaxTokens) return new(text, Tokens(text), Ending.Length);
            var slip = Seed.Hash($"{chance} {step}") % 100 >= (ulong)right && step == steps - 1;
            if (step == steps) return Ended($"{text}Answer: {(prompt.Prefix + text).Split('\n')[^2].Split(' ')[^1]}\n", Ending.Finished);
            text += $"step {step + 1} by {chance % 97} is {(slip ? answer + 1 + (int)(chance % 3) : answer)}\n";
        }
    }

    private static Draft Ended(string text, Ending ending) => new(text, Tokens(text), ending);
}
