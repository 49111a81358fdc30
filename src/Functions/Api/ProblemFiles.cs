namespace Ponder.Functions.Api;

/// <summary>The container that problem files are uploaded to.</summary>
internal static class ProblemFiles
{
    /// <summary>Tells its store from that of jobs.</summary>
    public const string Key = "problems";
}
