using System.Diagnostics;
using Ponder.Core.Proposing;
using Ponder.Inference.Embedded;
using Ponder.WordProblems;

namespace Ponder.Benchmarks.Generation;

/// <summary>
/// The shipped proposer writes 256 solutions at a time (4 problems, 64 samples each); then PyTorch, in a child process, does the same with
/// the same weights, prompts, batch and temperature. They take turns, so that both meet the same neighbours.
/// </summary>
internal static class GenerateBenchmark
{
    private const int Problems = 4;
    private const int Samples = 64;
    private const double Temperature = 0.8;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.Number("--seconds", 10);
        using var proposer = EmbeddedProposer.Open();
        string[] problems = [.. WordProblemGenerator.Generate(Split.Test, 5, 64).Select(problem => problem.Text)];
        using var torch = TorchLoop.Start(args.Text("--python", "python3"), problems, Problems, Samples, Temperature);
        await Ours(proposer, problems, 1);
        torch.Rate(1);

        var rates = new List<(double Ours, double Torch)>();
        for (var turn = 1; turn <= 3; turn++)
        {
            var (ours, theirs) = (await Ours(proposer, problems, seconds), torch.Rate(seconds));
            rates.Add((ours, theirs));
            Console.WriteLine($"turn {turn}: {ours,8:n0} tokens/s   eager PyTorch {theirs,8:n0} tokens/s   {ours / theirs:f2}x");
        }
        var best = rates.Max(rate => rate.Ours);
        var ratio = rates.Select(rate => rate.Ours / rate.Torch).Order().ElementAt(rates.Count / 2);
        Console.WriteLine($"best {best:n0} tokens/s (wanted 50,000 on two idle cores), median ratio {ratio:f2} (wanted 3); load {Load()}");
        return best >= 50_000 && ratio >= 3 ? 0 : 1;
    }

    /// <summary>Generated tokens per second: prompts are read within the time and not counted.</summary>
    private static async Task<double> Ours(EmbeddedProposer proposer, string[] problems, int seconds)
    {
        var (tokens, round, watch) = (0L, 0, Stopwatch.StartNew());
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            var prompts = Enumerable.Range(0, Problems).Select(i => new ProposerPrompt
            {
                Problem = problems[(round * Problems + i) % problems.Length],
                Seeds = [.. Enumerable.Range(0, Samples).Select(sample => (ulong)(round * Samples + sample))],
                Temperature = Temperature,
                MaxTokens = 220,
            });
            tokens += (await proposer.ProposeAsync([.. prompts])).Sum(reply => reply.Drafts.Sum(draft => (long)draft.Tokens));
            round++;
        }
        return tokens / watch.Elapsed.TotalSeconds;
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
