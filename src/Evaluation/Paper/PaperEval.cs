using System.Globalization;
using Ponder.Core.Voting;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Evaluation.Cards;
using Ponder.Evaluation.Curves;
using Ponder.Search.Calibration;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Paper;

/// <summary>
/// The shape of the figures of Snell et al. 2024: accuracy against compute for votes, searches, revisions, and the choice between them, on
/// problems
/// the calibration never saw. Independent samples are drawn once and resampled; searches, revisions and allocators are run for real.
/// </summary>
/// <param name="run">Runs a job.</param>
/// <param name="table">The calibration table the allocators go by.</param>
/// <param name="hasLarger">Whether there is a larger proposer to compare with.</param>
public sealed class PaperEval(Func<PaperJob, Task<JobRun>> run, CalibrationTable table, bool hasLarger)
{
    private const int RatioBudget = 16;
    private static readonly StrategyChoice[] Searches =
    [
        StrategyChoice.Of(StrategyNames.BeamSearch), StrategyChoice.Of(StrategyNames.Dvts),
        StrategyChoice.Of(StrategyNames.Lookahead).With("k", "1"), StrategyChoice.Of(StrategyNames.Lookahead).With("k", "3"),
        StrategyChoice.Of(StrategyNames.Revisions), StrategyChoice.Of(StrategyNames.Revisions).With("choice", "majority"),
        StrategyChoice.Parse(Findings.LastAttempt),
    ];
    private static readonly int[] Caps = [2, 4, 8, 16];
    private static readonly int[] Autos = [4, 8, 16, 32, 64];
    private static readonly int[] OracleSizes = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256];
    private readonly List<EvalRun> runs = [];
    private readonly List<string> left = [];

    /// <summary>What is run.</summary>
    public PaperParts Parts { get; init; } = PaperParts.All;

    /// <summary>Everything measured.</summary>
    /// <param name="budgets">Numbers of sampled solutions for what is run for real.</param>
    /// <param name="samples">Independent samples per problem; votes of 1, 4, 16 … up to all of them are resampled from these.</param>
    /// <param name="cancel">Stops between jobs.</param>
    public async Task<PaperResult> RunAsync(IReadOnlyList<int> budgets, int samples, CancellationToken cancel)
    {
        var sets = await SampleSets.OfAsync(await run(new(StrategyChoice.Of(StrategyNames.WeightedBestOfN, samples))), cancel);
        var bins = await BinsAsync(cancel);
        foreach (var n in Votes(budgets, samples))
        {
            runs.Add(sets.Run(VoteRule.Majority, StrategyNames.Majority, n));
            runs.Add(sets.Run(VoteRule.Weighted, StrategyNames.WeightedBestOfN, n));
        }

        await TryAsync(StrategyNames.Greedy, 1, new(StrategyChoice.Of(StrategyNames.Greedy)), cancel);
        if (Parts.HasFlag(PaperParts.Searches)) await SearchAsync(budgets, cancel);
        if (Parts.HasFlag(PaperParts.Allocation)) await AllocateAsync(sets, bins, cancel);
        var exchange = hasLarger && Parts.HasFlag(PaperParts.Exchange)
            ? new Exchange(runs, bins, await RowsAsync(StrategyNames.Greedy, 1, new(StrategyChoice.Of(StrategyNames.Greedy)) { Models = PaperModels.Larger }, cancel)).Rows
            : [];
        return new(
            new([.. runs.Select(r => EvalPoint.Of(r, bins))], Holm.Corrected([.. new Findings(runs, bins).Claims, .. new PaperClaims(runs).Claims]), left),
            exchange, table.Basis);
    }

    /// <summary>Difficulty by samples of a seed of its own: the luck of those that are compared would else sort the problems.</summary>
    private async Task<IReadOnlyList<int>> BinsAsync(CancellationToken cancel)
    {
        var apart = await run(new(StrategyChoice.Of(StrategyNames.Majority, Eval.DifficultySamples)) { Seed = 1 });
        return Bins.Quintiles([.. (await SampleFacts.OfAsync(apart, cancel)).Select(f => f.PassRate)]);
    }

    private static IEnumerable<int> Ratios => [1, 2, 4, 8, 16];

    private static IEnumerable<int> Votes(IReadOnlyList<int> budgets, int samples) =>
        budgets.Concat(Caps).Concat([1, 4, 16, 64, 256]).Where(n => n <= samples).Distinct().Order();

    /// <summary>The tokens of all problems together.</summary>
    private static long Total(EvalRun run) => (long)run.Rows.Sum(row => row.Tokens);

    private async Task SearchAsync(IReadOnlyList<int> budgets, CancellationToken cancel)
    {
        foreach (var strategy in Searches)
        {
            foreach (var n in budgets) await TryAsync(strategy.Text, n, new(strategy.WithSamples(n)), cancel);
        }

        foreach (var chains in Ratios)
        {
            var strategy = StrategyChoice.Of(StrategyNames.ParallelRevisions).With("chains", chains.ToString(CultureInfo.InvariantCulture));
            await TryAsync(strategy.Text, RatioBudget, new(strategy.WithSamples(RatioBudget)), cancel);
        }
    }

    private async Task AllocateAsync(SampleSets sets, IReadOnlyList<int> bins, CancellationToken cancel)
    {
        foreach (var n in Autos) await TryAsync(AllocatorNames.Auto, n, new(StrategyChoice.Of(AllocatorNames.Auto, n)), cancel);
        foreach (var n in Autos) runs.Add(await OracleAsync(n, bins, cancel));
        var oracle = new OracleVotes([.. OracleSizes.Where(n => n <= sets.Size).Select(n => sets.Run(VoteRule.Weighted, "", n))]);
        foreach (var n in Caps)
        {
            var uniform = runs.First(r => r.Strategy == StrategyNames.WeightedBestOfN && r.N == n);
            await TryAsync(AllocatorNames.Batch, n, new(StrategyChoice.Of(AllocatorNames.Batch)) { Cap = new(Tokens: Total(uniform)) }, cancel);
        }

        foreach (var uniform in runs.Where(r => r.Strategy == StrategyNames.WeightedBestOfN).ToList())
            runs.Add(new(PaperClaims.OracleVotes, uniform.N, "", oracle.Under(Total(uniform))));

        await TryAsync(PaperClaims.Distrusting, RatioBudget, new(StrategyChoice.Of(AllocatorNames.Auto, RatioBudget)) { Models = PaperModels.Noise }, cancel);
    }

    private async Task TryAsync(string name, int n, PaperJob job, CancellationToken cancel)
    {
        try
        {
            runs.Add(await RowsAsync(name, n, job, cancel));
        }
        catch (Exception e) when (e is OptionException or JobException)
        {
            left.Add($"{name}, n = {n}: {e.Message}");
        }
    }

    private async Task<EvalRun> RowsAsync(string name, int n, PaperJob job, CancellationToken cancel)
    {
        return await EvalRun.OfAsync(name, n, await run(job), cancel);
    }

    /// <summary>
    /// As <c>auto</c> would choose if it knew every problem's bin, and without paying to find out (Snell et al. 2024, section 3.2).
    /// </summary>
    private async Task<EvalRun> OracleAsync(int n, IReadOnlyList<int> bins, CancellationToken cancel)
    {
        var rows = new EvalRow[bins.Count];
        for (var bin = 1; bin <= Bins.Count; bin++)
        {
            IReadOnlyList<int> places = [.. Enumerable.Range(0, bins.Count).Where(p => bins[p] == bin)];
            var part = await RowsAsync("", n, new(table.Arm(bin, n) ?? table.Pilot) { Places = places }, cancel);
            foreach (var (place, row) in places.Zip(part.Rows)) rows[place] = row;
        }

        return new(PaperClaims.Oracle, n, "", rows);
    }
}

/// <summary>What the paper's evaluation measured.</summary>
/// <param name="Result">Points, claims and what was left out.</param>
/// <param name="Exchange">The comparison with a larger model at equal FLOPs.</param>
/// <param name="Basis">What the allocators went by.</param>
public sealed record PaperResult(EvalResult Result, IReadOnlyList<ExchangeRow> Exchange, string Basis);
