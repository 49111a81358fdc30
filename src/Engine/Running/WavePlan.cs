using Ponder.Core.Budgets;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;

namespace Ponder.Engine.Running;

/// <summary>A wave as planned: the cap it works under and the problems it visits, or all of them with one strategy.</summary>
public sealed record WavePlan(Cap Cap, StrategyChoice? Everyone, IReadOnlyList<Assignment> Assignments);
