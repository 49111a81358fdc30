using Ponder.Core.Problems;

namespace Ponder.Engine.Jobs;

/// <summary>A job's problems by their place in the job, from 0.</summary>
internal interface IProblemTexts
{
    /// <summary>The problem.</summary>
    Task<Problem> GetAsync(int problem, CancellationToken cancel);
}
