namespace Ponder.WordProblems;

/// <summary>What a set of problems is for. No problem text belongs to two splits, whatever the seeds.</summary>
public enum Split
{
    /// <summary>To fit a model: five texts in eight.</summary>
    Train,

    /// <summary>To choose settings by, with templates that training never sees: one text in eight.</summary>
    Calibration,

    /// <summary>To measure with, with templates that neither of the others has: two texts in eight.</summary>
    Test,
}
