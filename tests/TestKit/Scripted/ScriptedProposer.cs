using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;
using Ponder.Core.Seeds;

namespace Ponder.TestKit.Scripted;

/// <summary>
/// A proposer whose drafts are a pure function of prompt and seed: a problem <c>"k steps, r% right, answer X"</c> is answered in k steps and
/// right r % of the time. Judges, criticises and thinks as well as it solves, and asks for documents after every other step, unless it was told that there are none. Counts what it is asked.
/// </summary>
public sealed class ScriptedProposer : IProposer
{
    public const Abilities All = Abilities.Continue | Abilities.Revise | Abilities.Think | Abilities.Judge | Abilities.Critique | Abilities.Logprobs | Abilities.Search | Abilities.Divide;

    private readonly Lock guard = new();

    public ModelIdentity Identity { get; init; } = new("scripted", "1", 1000);

    public bool InProcess { get; init; }

    public int Concurrency { get; init; } = 8;

    public Abilities Abilities { get; init; } = All;

    public string StepSeparator { get; init; } = "\n";

    public int ContextLength { get; init; } = 1000;

    /// <summary>Given each draft's seed: why it fails, or null.</summary>
    public Func<ulong, string?> Fails { get; init; } = _ => null;

    /// <summary>Given a problem: why it cannot be read, or null.</summary>
    public Func<string, string?> Refuses { get; init; } = _ => null;

    /// <summary>Given each draft's seed: whether it goes on from a step by answering at once.</summary>
    public Func<ulong, bool> Hasty { get; init; } = _ => false;

    /// <summary>Given each draft's seed: lines it writes before its first step, for strategies that draw whole solutions.</summary>
    public Func<ulong, int> Detour { get; init; } = _ => 0;

    /// <summary>Called before each batch.</summary>
    public Action<IReadOnlyList<ProposerPrompt>> OnBatch { get; init; } = _ => { };

    /// <summary>Awaited before each batch is answered.</summary>
    public Func<IReadOnlyList<ProposerPrompt>, CancellationToken, Task> Pause { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Every prompt asked, in order.</summary>
    public List<ProposerPrompt> Asked { get; } = [];

    public static string Problem(int steps, int right, int answer) => $"{steps} steps, {right}% right, answer {answer}";

    public Reading Read(string problem) => Refuses(problem) is { } why ? new(0, why)
        : problem.Contains("steps, ", StringComparison.Ordinal) ? new(10) : new(0, $"the word \"{problem.Split(' ')[0]}\" is not in the model's vocabulary");

    public async Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default)
    {
        lock (guard) Asked.AddRange(prompts);
        OnBatch(prompts);
        await Pause(prompts, cancel);
        return [.. prompts.Select(p => new ProposerReply(10 + Tokens(p.Prefix + p.Cue) + p.Attempts.Sum(Tokens), [.. p.Seeds.Select(s => Draft(p, s) with { Confidence = Sure(s, Draft(p, s).Tokens) })]))];
    }

    /// <summary>Five tokens a line.</summary>
    public static int Tokens(string text) => 5 * text.Count(c => c == '\n');

    /// <summary>From 1 to 2, another for every token; null where nothing was written.</summary>
    private static TokenConfidence? Sure(ulong seed, int tokens) =>
        TokenConfidence.Of(Enumerable.Range(0, tokens).Select(token => 1 + (Seed.Hash($"{seed} sure {token}") % 100 / 100.0)));

    private Draft Draft(ProposerPrompt prompt, ulong seed)
    {
        if (Fails(seed) is { } why) return new("", 0, Ending.Failed, why);
        return prompt.Purpose switch
        {
            Purpose.Divide => Divide(prompt, seed),
            Purpose.Part => Note(prompt, $"found {seed % 97} for {prompt.Question}"),
            Purpose.Condense => Note(prompt, $"noted by {seed % 97}: {LastWord(prompt.Attempts[1])}"),
            Purpose.Critique => Note(prompt, $"look again at step {seed % 3}"),
            Purpose.Judge => Note(prompt, Likes(prompt, seed, 0) ? "all is right" : "this is wrong"),
            Purpose.Compare => Note(prompt, Likes(prompt, seed, 0) == Likes(prompt, seed, 1) ? "a tie" : Likes(prompt, seed, 0) ? "the first" : "the second"),
            Purpose.Conclude => Note(prompt, LastWord(prompt.Prefix)),
            _ => Solve(prompt, seed),
        };
    }

    private Draft Solve(ProposerPrompt prompt, ulong seed)
    {
        var words = prompt.Problem.Split(' ');
        var (steps, right, answer) = (int.Parse(words[0]), int.Parse(words[2].TrimEnd('%')), int.Parse(words[^1]));
        var chance = prompt.Temperature == 0 ? Seed.Hash(prompt.Problem) : seed;
        var before = prompt.Prefix + prompt.Cue;
        var done = prompt.Purpose == Purpose.Search ? before.Split('\n').Count(line => line.StartsWith("step ", StringComparison.Ordinal)) : before.Count(c => c == '\n');
        var text = done == 0 ? string.Concat(Enumerable.Repeat("so far\n", Detour(seed))) : "";
        var hasty = done > 0 && Hasty(seed);
        if (hasty) steps = done;
        for (var step = done; ; step++)
        {
            if (prompt.Steps is { } limit && step - done == limit) return Ended(text, Ending.Step);
            if (prompt is { Purpose: Purpose.Search, Cue: "" } && step == done + 1 && step < steps && Seed.Hash($"{seed} asks") % 2 == 0)
                return Ended($"{text}{QueryMarks.Query}what of step {step}?", Ending.Finished);
            if (Tokens(text) + 5 > prompt.MaxTokens) return new(text, Tokens(text), Ending.Length);
            var slip = Seed.Hash($"{chance} {step}") % 100 >= (ulong)right && step >= steps - 1;
            if (step >= steps && prompt.Purpose == Purpose.Think && text.Length > 0) return Ended(text, Ending.Finished);
            if (step >= steps && prompt.Purpose != Purpose.Think) return Ended($"{text}{(hasty ? $"{chance % 97} by haste, " : "")}Answer: {LastWord(before + text)}\n", Ending.Finished);
            text += $"step {step + 1} by {chance % 97} is {(slip ? answer + 1 + (int)(chance % 3) : answer)}\n";
        }
    }

    /// <summary>Up to three sub-questions, of which some are complex; once there are answers, fewer, and then none.</summary>
    private static Draft Divide(ProposerPrompt prompt, ulong seed)
    {
        var count = Math.Max(0, (int)(1 + (seed % 3)) - prompt.Attempts.Count);
        var lines = Enumerable.Range(1, count).Select(i => $"{i}. what of {(seed >> i) % 97}?{((seed >> (8 * i)) % 3 == 0 ? " (complex)" : "")}\n");
        var text = count == 0 ? "none\n" : string.Concat(lines);
        return Tokens(text) > prompt.MaxTokens ? new("", 0, Ending.Length) : Ended(text, Ending.Finished);
    }

    /// <summary>Whether it takes a text it looks at for right, with one mistake in eight.</summary>
    private static bool Likes(ProposerPrompt prompt, ulong seed, int text) =>
        LastWord(prompt.Attempts[text]) == prompt.Problem.Split(' ')[^1] != (Seed.Hash($"{seed} {text}") % 8 == 0);

    private static Draft Note(ProposerPrompt prompt, string words) =>
        prompt.MaxTokens < 5 ? new("", 0, Ending.Length) : Ended($" {words}\n", Ending.Finished);

    private static string LastWord(string text) => text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";

    private static Draft Ended(string text, Ending ending) => new(text, Tokens(text), ending);
}
