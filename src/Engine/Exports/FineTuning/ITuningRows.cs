using Ponder.Engine.Results;

namespace Ponder.Engine.Exports.FineTuning;

/// <summary>Makes the rows of one kind of file.</summary>
internal interface ITuningRows
{
    IAsyncEnumerable<TuningRow> OfAsync(SettledProblem problem, ExportFilter filter, CancellationToken cancel);
}
