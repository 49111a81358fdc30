using System.Globalization;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Simulation;

/// <summary>The strategies that go by votes and scores, each problem for itself, as they draw from a hand.</summary>
internal static class StoppingRules
{
    /// <summary>Whether the choice goes by a verifier's scores.</summary>
    public static bool NeedsScores(StrategyChoice choice) => choice.Name is StrategyNames.WeightedBestOfN or StrategyNames.BestOfN;

    /// <summary>What the choice draws of a problem.</summary>
    /// <exception cref="OptionException">It needs more than answers.</exception>
    public static Action<Ballots, Hand> Of(StrategyChoice choice)
    {
        var n = choice.N ?? 1;
        return choice.Name switch
        {
            StrategyNames.Greedy => (ballots, _) => Majority(ballots, 1),
            StrategyNames.Majority => (ballots, _) => Majority(ballots, n),
            StrategyNames.WeightedBestOfN => (ballots, _) => Scored(ballots, n, VoteRule.Weighted),
            StrategyNames.BestOfN => (ballots, _) => Scored(ballots, n, VoteRule.Best),
            StrategyNames.Esc => (ballots, hand) => Esc(ballots, hand, n, (int)Number(choice, "window", 5)),
            StrategyNames.AdaptiveConsistency => (ballots, _) => Adaptive(ballots, n, Number(choice, "confidence", 0.95)),
            _ => throw new OptionException(
                $"{choice.Name} cannot be simulated from recorded samples: expected {StrategyNames.Greedy}, {StrategyNames.Majority}, {StrategyNames.Esc}, "
                + $"{StrategyNames.AdaptiveConsistency}, {StrategyNames.WeightedBestOfN}, {StrategyNames.BestOfN}, {AllocatorNames.Auto} or {AllocatorNames.Batch}"),
        };
    }

    private static void Majority(Ballots ballots, int n)
    {
        while (ballots.Drawn < n && ballots.More) ballots.Draw();
    }

    private static void Scored(Ballots ballots, int n, VoteRule rule)
    {
        Majority(ballots, n);
        while (ballots.Scored < ballots.Drawn) ballots.Score();
        ballots.Decide(rule);
    }

    private static void Esc(Ballots ballots, Hand hand, int n, int window)
    {
        while (ballots.Drawn < n && ballots.More)
        {
            var (from, first, same) = (ballots.Drawn, hand.Classes[ballots.Drawn], true);
            while (ballots.Drawn < Math.Min(from + window, n) && ballots.More) same &= ballots.Draw() == first;
            if (!same || first == Deck.None || ballots.Drawn - from < window) continue;
            ballots.Decide(first);
            return;
        }
    }

    /// <summary>As many at once as would suffice if all agreed with the leader.</summary>
    private static void Adaptive(Ballots ballots, int n, double confidence)
    {
        while (ballots.Drawn < n && ballots.More && Needed(ballots, confidence) is > 0 and var more) Majority(ballots, Math.Min(n, ballots.Drawn + more));
    }

    private static int Needed(Ballots ballots, double confidence)
    {
        var more = 0;
        while (Leads.StaysAhead(ballots.First + more, ballots.Second) < confidence) more++;
        return more;
    }

    private static double Number(StrategyChoice choice, string option, double usual) =>
        choice.Options.TryGetValue(option, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : usual;
}
