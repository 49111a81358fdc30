using Ponder.Core.Budgets;
using Ponder.Core.Proposing;

namespace Ponder.Engine.Running.Calls;

/// <summary>What came for one prompt, from however many calls.</summary>
/// <param name="drafts">A place for each draft.</param>
internal sealed class Written(Draft?[] drafts)
{
    private readonly List<string> notes = [];

    /// <summary>The drafts; null where the page had no room for the call.</summary>
    public IReadOnlyList<Draft?> Drafts => drafts;

    /// <summary>What is charged for them, not priced.</summary>
    public Spend Spent { get; private set; }

    /// <summary>What of it may never have been spent.</summary>
    public Spend Doubt { get; private set; }

    /// <summary>What people should know.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Takes in a call's reply, for the drafts from that one on.</summary>
    public void Add(int from, ProposerReply reply, Spend spent, Spend doubt)
    {
        for (var i = 0; i < reply.Drafts.Count; i++) drafts[from + i] = reply.Drafts[i];
        Spent += spent;
        Doubt += doubt;
        notes.AddRange(reply.Notes);
    }
}
