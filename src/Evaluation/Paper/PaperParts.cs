namespace Ponder.Evaluation.Paper;

/// <summary>What of the paper's evaluation is run; the votes, from which all else is judged, always are.</summary>
[Flags]
public enum PaperParts
{
    /// <summary>The votes alone.</summary>
    None = 0,

    /// <summary>Searches and revisions, and the ratio of chains to attempts.</summary>
    Searches = 1,

    /// <summary>The choice by difficulty, the shared cap, and a verifier of noise.</summary>
    Allocation = 2,

    /// <summary>The larger model.</summary>
    Exchange = 4,

    /// <summary>Everything.</summary>
    All = Searches | Allocation | Exchange,
}
