using System.Runtime.CompilerServices;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;

namespace Ponder.Engine.Exports;

/// <summary>The problems that rows are made of.</summary>
internal static class SettledProblems
{
    /// <summary>Those that are settled and sure enough, in order.</summary>
    public static async IAsyncEnumerable<SettledProblem> SettledAsync(
        this JobFolder folder, ExportFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var problem in folder.ProblemsAsync(cancel))
        {
            if (problem.Outcome is not { } outcome) continue;
            var one = new SettledProblem(folder, problem, outcome);
            if (one.Confidence >= filter.Confidence) yield return one;
        }
    }
}
