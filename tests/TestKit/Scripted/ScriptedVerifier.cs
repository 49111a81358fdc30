using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Core.Verifying;

namespace Ponder.TestKit.Scripted;

/// <summary>A verifier that knows the right answer and sees it mostly: a pure function of the text.</summary>
public sealed class ScriptedVerifier : IVerifier
{
    private readonly Lock guard = new();

    public ModelIdentity Identity { get; init; } = new("scripted-prm", "1", 500);

    public bool InProcess { get; init; }

    public int Concurrency { get; init; } = 8;

    public Aggregation Aggregation { get; init; } = Aggregation.Last;

    /// <summary>Given a solution's text: why it cannot be scored, or null.</summary>
    public Func<string, string?> Fails { get; init; } = _ => null;

    /// <summary>Changes a step's score.</summary>
    public Func<double, double> Bend { get; init; } = score => score;

    /// <summary>Every solution scored, in order.</summary>
    public List<Solution> Asked { get; } = [];

    public Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default)
    {
        lock (guard) Asked.AddRange(prompts.SelectMany(p => p.Solutions));
        return Task.FromResult<IReadOnlyList<VerifierReply>>([.. prompts.Select(Reply)]);
    }

    private VerifierReply Reply(VerifierPrompt prompt)
    {
        var tokens = (prompt.Solutions.Any(s => s.Prefix.Length == 0) ? 10 : 0) + prompt.Solutions.Sum(s => ScriptedProposer.Tokens(s.Text));
        return new(tokens, [.. prompt.Solutions.Select(s => Judge(prompt.Problem, s))]);
    }

    private Verdict Judge(string problem, Solution solution)
    {
        if (Fails(solution.Text) is { } why) return new(null, why);
        var answer = problem.Split(' ')[^1];
        return new([.. solution.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Bend(Score(line, answer)))]);
    }

    private static double Score(string line, string answer)
    {
        var noise = Seed.Hash(line) % 1000 / 5000.0;
        return line.Split(' ')[^1] == answer ? 0.8 + noise : 0.1 + noise;
    }
}
