using Ponder.Core.Voting;

namespace Ponder.Search.Solving;

/// <summary>
/// Deterministic code that grows the pool of one problem and takes the vote. It awaits nothing but the search it is given, knows no clock,
/// no chance, no disk and no other problem; what it is refused for want of budget it does without, and votes on what there is.
/// </summary>
public interface IStrategy
{
    /// <summary>Solves one problem.</summary>
    Task<Vote> SolveAsync(IProblemSearch search);
}
