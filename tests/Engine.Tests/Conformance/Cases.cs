using Ponder.Search.Catalogue;
using Ponder.Search.Solving;

namespace Ponder.Engine.Tests.Conformance;

/// <summary>Every strategy of the catalogue, each with several settings.</summary>
internal static class Cases
{
    private static readonly SortedDictionary<string, string[]> Settings = new(StringComparer.Ordinal)
    {
        ["greedy"] = [""],
        ["esc"] = ["n=8 window=3", "n=5"],
        ["adaptive-consistency"] = ["n=8", "n=8 confidence=0.8"],
        ["confidence-vote"] = ["n=6 window=4", "n=5 measure=tail keep=0.5 temperature=0.3", "n=1"],
        ["deepconf"] = ["n=8 warmup=3 window=4", "n=7 warmup=2 look=1 window=8 keep=0.5", "n=6 consensus=1", "n=1"],
        ["beam-search"] = ["n=8", "n=9 width=3 duplicates=keep", "n=1", "n=6 width=6"],
        ["dvts"] = ["n=8", "n=9 width=2", "n=1"],
        ["lookahead"] = ["n=8", "n=6 width=2 k=3", "n=1"],
        ["mcts"] = ["n=8", "n=5 leaves=2 duplicates=keep exploration=0.3", "n=6 rollout=2 widening=3", "n=1"],
        ["revisions"] = ["n=6", "n=5 context=2 choice=majority", "n=4 choice=last", "n=1"],
        ["parallel-revisions"] = ["n=9", "n=7 chains=3 choice=majority", "n=4 chains=4"],
        ["self-refine"] = ["n=7", "n=9 threshold=1 patience=9", "n=1"],
        ["self-verification"] = ["n=4", "n=3 judge=2", "n=6 verdicts=3 margin=1 comparisons=3 finalists=3", "n=1"],
        ["tournament"] = ["n=5", "n=4 judge=2", "n=4 method=ranking", "n=4 comparisons=1", "n=3 method=ranking comparisons=3", "n=1"],
        ["budget-forcing"] = ["n=4", "n=3 waits=0", "n=2 waits=16"],
        ["cascade"] = ["n=3", "n=2 sure=1", "n=1 vote=weighted sure=0.7", "n=4 vote=weighted sure=0.95"],
        ["mixture"] = ["n=5", "n=6 vote=weighted", "n=1"],
        ["collective-mcts"] = ["n=6", "n=5 judges=proposers threshold=0", "n=4 exploration=0 threshold=0.6", "n=1"],
        ["search-o1"] = ["n=4 searches=2 room=60 notes=10", "n=3 searches=1 top=1 room=40 result=whole vote=weighted", "n=5 searches=3 room=16 notes=8 vote=weighted", "n=1 searches=0"],
        ["graph-of-thoughts"] = ["plan=16 answer=10", "n=3 layers=2 width=2 depth=1 nodes=5 plan=16 answer=10", "n=2 layers=2 depth=3 nodes=9 plan=20 answer=16", "layers=1 width=1 nodes=1 plan=16 answer=8"],
        ["rollouts"] = ["n=3 rollouts=2"],
    };

    public static TheoryData<string, string> All => Data(StrategyCatalogue.Shipped.All.SelectMany(s => Of(s.Name).Select(options => (s.Name, options))));

    /// <summary>The choice written as <c>name=value</c> pairs.</summary>
    public static StrategyChoice Choice(string name, string options) =>
        new(name, options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(o => o.Split('=')).ToDictionary(o => o[0], o => o[1]));

    private static TheoryData<string, string> Data(IEnumerable<(string Name, string Options)> cases)
    {
        var data = new TheoryData<string, string>();
        foreach (var (name, options) in cases) data.Add(name, options);
        return data;
    }

    private static string[] Of(string name) => Settings.TryGetValue(name, out var known) ? known : ["n=6"];
}
