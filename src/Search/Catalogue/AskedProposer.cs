using Ponder.Core.Proposing;

namespace Ponder.Search.Catalogue;

/// <summary>A proposer that a strategy asks.</summary>
/// <param name="Writer">Its number among the job's proposers, from 0.</param>
/// <param name="Needs">What it must be able to do.</param>
/// <param name="Option">The option that names it.</param>
public sealed record AskedProposer(int Writer, Abilities Needs, string Option);
