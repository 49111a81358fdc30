using Ponder.Core.Budgets;
using Ponder.Core.Verifying;

namespace Ponder.Engine.Running.Calls;

/// <summary>What came for one prompt of the verifier, from however many calls.</summary>
/// <param name="verdicts">A place for each solution.</param>
internal sealed class Judged(Verdict?[] verdicts)
{
    private readonly List<string> notes = [];

    /// <summary>The verdicts; null where the page had no room for the call.</summary>
    public IReadOnlyList<Verdict?> Verdicts => verdicts;

    /// <summary>What is charged for them.</summary>
    public long Tokens { get; private set; }

    /// <summary>US dollars that going by batch saved.</summary>
    public decimal Saved { get; private set; }

    /// <summary>What of it may never have been spent.</summary>
    public Spend Doubt { get; private set; }

    /// <summary>What people should know.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Takes in a call's reply, for the solutions from that one on.</summary>
    public void Add(int from, VerifierReply reply, decimal saved, Spend doubt)
    {
        for (var i = 0; i < reply.Verdicts.Count; i++) verdicts[from + i] = reply.Verdicts[i];
        Tokens += reply.Tokens;
        Saved += saved;
        Doubt += doubt;
        notes.AddRange(reply.Notes);
    }
}
