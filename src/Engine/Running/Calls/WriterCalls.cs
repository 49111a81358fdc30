using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Engine.Journals;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running.Calls;

/// <summary>What a round asks of all the job's proposers: each one's calls, numbered on from the one before it.</summary>
internal sealed class WriterCalls
{
    private readonly IReadOnlyList<int> writers;
    private readonly SortedDictionary<int, ProposerCalls> each = [];

    public WriterCalls(IReadOnlyList<(ProposeAsk Ask, ProposerPrompt Prompt)> asked, IReadOnlyList<IProposer> proposers, Tariff tariff)
    {
        writers = [.. asked.Select(a => a.Ask.Writer)];
        foreach (var group in asked.GroupBy(a => a.Ask.Writer).OrderBy(g => g.Key))
        {
            if (group.Key >= proposers.Count) throw new InvalidOperationException($"proposer {group.Key + 1} is asked, and there are {proposers.Count}");
            each.Add(group.Key, new(group, proposers[group.Key], tariff.Of(group.Key), Count));
            Count += each[group.Key].Calls.Count;
        }
    }

    /// <summary>How many calls there are in all.</summary>
    public int Count { get; }

    /// <summary>The proposers that are asked, by number, and their calls.</summary>
    public IEnumerable<(int Writer, IReadOnlyList<PlannedCall> Calls)> Each => each.Select(e => (e.Key, e.Value.Calls));

    /// <summary>Per prompt: what came for it.</summary>
    public IReadOnlyList<Written> Replies(CallLog log)
    {
        var written = each.ToDictionary(e => e.Key, e => new Queue<Written>(e.Value.Replies(log)));
        return [.. writers.Select(writer => written[writer].Dequeue())];
    }
}
