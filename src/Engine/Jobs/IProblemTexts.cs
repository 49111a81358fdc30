namespace Ponder.Engine.Jobs;

/// <summary>The texts of a job's problems by their place in the job, from 0.</summary>
internal interface IProblemTexts
{
    /// <summary>The problem's text.</summary>
    Task<string> GetAsync(int problem, CancellationToken cancel);
}
