using Ponder.Core.Budgets;
using Ponder.Search.Allocation.Ballots;
using Ponder.Search.Allocation.Batch;
using Ponder.Search.Calibration;
using Ponder.Search.Options;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation.Auto;

/// <summary>
/// N samples for each problem, shared among all of them as <c>batch</c> shares a cap: easy problems leave theirs to hard ones, and what is
/// worth nothing is not spent (after Snell et al. 2024, section 3).
/// </summary>
internal sealed class AutoAllocator(int n, double target, FirstLook look, AllocationContext context) : IAllocator
{
    /// <summary>How many times its own share a problem may have.</summary>
    private const int Spread = 4;

    private readonly BatchOptions options = new(Settled: 0.98, Least: 0.01, target, look);

    public static AllocatorEntry Entry { get; } = new()
    {
        Name = AllocatorNames.Auto,
        Summary = "Shares N samples a problem among all of them, wave by wave, and stops where more is not worth its cost.",
        Options = [Samples.Option, BatchOptions.TargetOption, FirstLook.Option],
        Create = Make,
        Worst = (options, context, worst) => Make(options, context).Worst(worst),
    };

    public StrategyChoice First => look.Arm;

    public bool SeesAll => true;

    public Allotment Next(IReadOnlyList<Standing> standings, Spend lastSpent, Cap left, bool granted)
    {
        if (!granted && lastSpent == default) return Allotment.End;
        if (Breadth.First(standings, First) is { } first) return first;
        var share = Left(standings, left);
        return context.Scored
            ? new ScoredPlan(AllocatorNames.Auto, context, options, n * Spread).Next(standings, share)
            : new BallotPlan(context.Tariff, options.Least, n * Spread).Next(standings, share);
    }

    private static AutoAllocator Make(OptionValues options, AllocationContext context) => new(Samples.In(options), options.Number(BatchOptions.TargetOption.Name), FirstLook.Of(options), context);

    /// <summary>What is left of the cap and of N samples for each problem: their number, and the tokens that so many of one problem come to.</summary>
    private Cap Left(IReadOnlyList<Standing> standings, Cap left)
    {
        var spent = standings.Aggregate(default(Spend), (sum, s) => sum + s.Spent);
        var samples = Math.Max(0, ((long)n * standings.Count) - spent.Samples);
        var tokens = Math.Max(0, Tokens(standings, spent) - spent.Tokens);
        return left with { Samples = Math.Min(samples, left.Samples ?? samples), Tokens = Math.Min(tokens, left.Tokens ?? tokens) };
    }

    /// <summary>The prompts once and N completions each; a verifier reads them too.</summary>
    private long Tokens(IReadOnlyList<Standing> standings, Spend spent)
    {
        var completion = spent.CompletionTokens / (double)Math.Max(1, spent.Samples);
        var prompt = Math.Max(0, standings.Where(s => s.Readable).Select(s => s.Pilot.Tokens).DefaultIfEmpty().Average() - completion);
        var written = standings.Count * (prompt + (n * completion));
        return (long)Math.Ceiling(written * (1 + (context.Scored ? (double)context.Tariff.VerifierTokensPerToken : 0)));
    }

    /// <summary>The first draft, and every arm once that a problem may come to.</summary>
    private Spend Worst(Func<StrategyChoice, Spend> worst)
    {
        var most = n * Spread;
        var votes = worst(StrategyChoice.Of(Arms.Voter(scored: false), most));
        if (!context.Scored) return worst(First) + votes;
        var arms = context.Known([]).Steps.Select(s => s.To).Where(to => !(to.N > most)).Distinct();
        return arms.Aggregate(worst(First) + votes, (sum, arm) => sum + worst(arm));
    }
}
