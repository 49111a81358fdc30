using System.Runtime.CompilerServices;
using Ponder.Engine.Results;

namespace Ponder.Engine.Exports.FineTuning;

/// <summary>Problems with their solutions; with right ones only this is the data of STaR (Zelikman et al. 2022) and ReST-EM (Singh et al. 2023).</summary>
internal sealed class TuningChats : ITuningRows
{
    public async IAsyncEnumerable<TuningRow> OfAsync(SettledProblem problem, ExportFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var candidate in problem.Solutions(filter))
        {
            var text = TuningText.Of(candidate, await problem.TextAsync(candidate, cancel));
            yield return new(problem.Id, problem.Text, text) { Pictures = problem.Pictures };
        }
    }
}
