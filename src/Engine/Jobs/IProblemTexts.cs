using Ponder.Core.Pictures;
using Ponder.Core.Problems;

namespace Ponder.Engine.Jobs;

/// <summary>A job's problems by their place in the job, from 0.</summary>
internal interface IProblemTexts
{
    /// <summary>The problem.</summary>
    Task<Problem> GetAsync(int problem, CancellationToken cancel);

    /// <summary>The problem's pictures with their content; none unless the job keeps some.</summary>
    Task<IReadOnlyList<SeenPicture>> PicturesAsync(Problem problem, CancellationToken cancel) => Task.FromResult<IReadOnlyList<SeenPicture>>([]);
}
