using Ponder.Core.Budgets;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Paper;

/// <summary>A job the paper's evaluation needs run.</summary>
/// <param name="Strategy">A strategy or an allocator.</param>
public sealed record PaperJob(StrategyChoice Strategy)
{
    /// <summary>What it may spend.</summary>
    public Cap Cap { get; init; } = Cap.None;

    /// <summary>The places of the problems it is about; null is all.</summary>
    public IReadOnlyList<int>? Places { get; init; }

    /// <summary>Which seed it draws by: 0 the evaluation's own, 1 and up others.</summary>
    public int Seed { get; init; }

    /// <summary>Who works on it.</summary>
    public PaperModels Models { get; init; }
}

/// <summary>Models a job of the paper's evaluation may use.</summary>
public enum PaperModels
{
    /// <summary>Those that are evaluated.</summary>
    Usual,

    /// <summary>The same proposer with a verifier that says nothing: <see cref="NoiseVerifier"/>.</summary>
    Noise,

    /// <summary>The larger proposer alone.</summary>
    Larger,
}
