using Ponder.Engine.Results;
using Ponder.Search.Pages;

namespace Ponder.Reports;

/// <summary>Why a problem wants a person's eye, the most urgent first.</summary>
internal enum Concern
{
    /// <summary>The verifier and the majority disagree, and neither is sure.</summary>
    Contested,

    /// <summary>There is no answer.</summary>
    Failed,

    /// <summary>The cap cut it short.</summary>
    Partial,

    /// <summary>The answer is not the known one.</summary>
    Wrong,

    /// <summary>Nothing is.</summary>
    None,
}

/// <summary>Reads concerns off rows.</summary>
internal static class Concerns
{
    public static Concern Of(ResultRow row) => row switch
    {
        { Contested: true } => Concern.Contested,
        { Status: SolveStatus.Failed } => Concern.Failed,
        { Status: SolveStatus.Partial } => Concern.Partial,
        { Correct: false } => Concern.Wrong,
        _ => Concern.None,
    };
}
