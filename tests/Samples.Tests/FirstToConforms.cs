using Ponder.OwnStrategy;
using Ponder.Search.Solving;
using Ponder.TestKit.Strategies;

namespace Ponder.Samples.Tests;

public sealed class FirstToConforms : StrategyConformance
{
    protected override StrategyEntry Entry => FirstTo.Entry;

    protected override IReadOnlyList<string> Cases => ["n=6", "n=8+votes=2", "n=1"];
}
