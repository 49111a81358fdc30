namespace Ponder.WordProblems;

/// <summary>What a set of problems is for. No problem text belongs to two splits, whatever the seeds.</summary>
public enum Split
{
    Train,
    Calibration,
    Test,
}
