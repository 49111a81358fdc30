using Ponder.Search.Options;

namespace Ponder.Search.Solving;

/// <summary>What the shipped strategies are called; each name is written here and nowhere else.</summary>
public static class StrategyNames
{
    /// <summary>One solution at temperature 0.</summary>
    public const string Greedy = "greedy";

    /// <summary>The most frequent answer.</summary>
    public const string Majority = "majority";

    /// <summary>The highest score.</summary>
    public const string BestOfN = "best-of-n";

    /// <summary>The largest sum of scores.</summary>
    public const string WeightedBestOfN = "weighted-best-of-n";

    /// <summary>Majority that stops at a unanimous window.</summary>
    public const string Esc = "esc";

    /// <summary>Majority that stops when the lead is safe.</summary>
    public const string AdaptiveConsistency = "adaptive-consistency";

    /// <summary>Samples weighed by the proposer's own confidence.</summary>
    public const string ConfidenceVote = "confidence-vote";

    /// <summary>The same, with a bar and an early stop.</summary>
    public const string DeepConf = "deepconf";

    /// <summary>The best partial solutions go on.</summary>
    public const string BeamSearch = "beam-search";

    /// <summary>Beams in trees that share nothing.</summary>
    public const string Dvts = "dvts";

    /// <summary>Beam search that looks ahead.</summary>
    public const string Lookahead = "lookahead";

    /// <summary>Monte-Carlo tree search.</summary>
    public const string Mcts = "mcts";

    /// <summary>One chain of revised attempts.</summary>
    public const string Revisions = "revisions";

    /// <summary>Several chains of revised attempts.</summary>
    public const string ParallelRevisions = "parallel-revisions";

    /// <summary>Answer, critique, better answer.</summary>
    public const string SelfRefine = "self-refine";

    /// <summary>The proposer judges its own solutions.</summary>
    public const string SelfVerification = "self-verification";

    /// <summary>The proposer compares its own solutions in pairs.</summary>
    public const string Tournament = "tournament";

    /// <summary>Several proposers, one after the other, until one is sure.</summary>
    public const string Cascade = "cascade";

    /// <summary>Samples of several proposers in one vote.</summary>
    public const string Mixture = "mixture";

    /// <summary>A tree that several proposers grow together.</summary>
    public const string CollectiveMcts = "collective-mcts";

    /// <summary>The proposer is made to think longer.</summary>
    public const string BudgetForcing = "budget-forcing";

    /// <summary>Solutions that stop to search documents.</summary>
    public const string SearchO1 = "search-o1";

    /// <summary>The question divided into a graph of sub-questions.</summary>
    public const string GraphOfThoughts = "graph-of-thoughts";

    /// <summary>Continuations of every step, for labels.</summary>
    public const string Rollouts = "rollouts";

    /// <summary>Whether it draws samples of the first proposer alike and counts them, so that another such strategy can go on with them.</summary>
    internal static bool IsVote(StrategyChoice choice) => choice.Name is Greedy or Majority or WeightedBestOfN && !choice.Options.ContainsKey(WriterOption.Name);
}
