using Ponder.Core.Budgets;
using Ponder.Search.Allocation;
using Ponder.Search.Calibration;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Simulation;

/// <summary>One strategy on one budget.</summary>
internal sealed record Play(StrategyChoice Choice, double Budget, Cap? Cap, Action<Ballots, Hand>? Rule, bool Scored)
{
    /// <summary>What an allocator goes by; null lets it assume.</summary>
    public CalibrationTable? Table { get; init; }

    /// <summary>The play of a choice.</summary>
    /// <param name="choice">A strategy or an allocator.</param>
    /// <param name="budget">Multiples of one sample's tokens.</param>
    /// <param name="one">Tokens of one sample of a problem.</param>
    /// <param name="scored">Whether the samples have scores.</param>
    /// <exception cref="OptionException">It goes by scores and there are none, or by more than recorded samples show.</exception>
    public static Play Of(StrategyChoice choice, double budget, double one, bool scored)
    {
        if (!scored && StoppingRules.NeedsScores(choice)) throw new OptionException($"{choice.Name} needs a score of every recorded sample that answers, and not all have one");
        if (choice.Name == AllocatorNames.Batch) return new(choice, budget, new(Tokens: (long)(budget * one)), null, scored);
        var sized = choice.N is not null || choice.Name == StrategyNames.Greedy ? choice : choice.WithSamples((int)Math.Max(1, Math.Round(budget)));
        if (AllocatorCatalogue.Find(choice.Name) is not null) return new(sized, budget, Core.Budgets.Cap.None, null, scored);
        return new(sized, budget, null, StoppingRules.Of(sized), scored);
    }

    /// <summary>Plays it on every problem; gives the ballots, and the waves it took.</summary>
    public (IReadOnlyList<Ballots> Problems, int Waves) On(IReadOnlyList<Hand> hands)
    {
        List<Ballots> problems = [.. hands.Select(hand => new Ballots(hand))];
        if (Rule is not null)
        {
            for (var place = 0; place < hands.Count; place++) Rule(problems[place], hands[place]);
            return (problems, 1);
        }

        var whole = Cap!.Tokens is { } tokens ? new Cap(Tokens: tokens * hands.Count) : Cap;
        var job = new AllocatedJob(Choice, whole, problems, Scored, Table);
        job.Run();
        return (problems, job.Waves);
    }
}
