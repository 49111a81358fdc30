using System.Runtime.CompilerServices;
using Ponder.Engine.Results;

namespace Ponder.Engine.Exports.FineTuning;

/// <summary>Pairs of a better and a worse solution, for direct preference optimization (Rafailov et al. 2023).</summary>
internal sealed class TuningPairs : ITuningRows
{
    public async IAsyncEnumerable<TuningRow> OfAsync(SettledProblem problem, ExportFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (better, worse) in problem.Pairs(filter))
        {
            var preferred = TuningText.Of(better, await problem.TextAsync(better, cancel));
            var rejected = TuningText.Of(worse, await problem.TextAsync(worse, cancel));
            yield return new(problem.Id, problem.Text, preferred, rejected) { Pictures = problem.Pictures };
        }
    }
}
