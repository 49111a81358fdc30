using System.Runtime.CompilerServices;
using Ponder.Engine.Jobs;

namespace Ponder.Engine.Exports.FineTuning;

/// <summary>
/// A job's solutions as the file that the fine-tuning services of OpenAI and Azure OpenAI take: JSON lines with the keys that they know and
/// no others. Rows that break a rule are left out and told of.
/// </summary>
/// <param name="folder">The job; of one that has not ended, what is settled.</param>
/// <param name="kind">What is trained with it.</param>
/// <param name="filter">Which solutions; null is the best of each problem, of pairs 4.</param>
/// <param name="options">How it is written; null is for OpenAI, without a system message.</param>
public sealed class FineTuningExport(JobFolder folder, FineTuningKind kind, ExportFilter? filter = null, FineTuningOptions? options = null)
{
    private readonly ITuningRows rows = kind switch
    {
        FineTuningKind.Chats => new TuningChats(),
        FineTuningKind.Preferences => new TuningPairs(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Writes the file to this machine's disk, and checks it; memory grows by some 40 bytes a row, to know the rows that are there.</summary>
    /// <param name="cancel">Stops the writing.</param>
    /// <returns>The file, to be copied and disposed.</returns>
    /// <exception cref="JobException">
    /// A filter or an option is out of its range; or the file would be refused: it has fewer than 10 rows, or 512 MB and more.
    /// </exception>
    public Task<FineTuningFile> WriteAsync(CancellationToken cancel = default)
    {
        var (wanted, how) = (filter ?? new(), options ?? new());
        wanted.Check();
        how.Check();
        return new TuningFileWriter(how).WriteAsync(RowsAsync(wanted, cancel), cancel);
    }

    private async IAsyncEnumerable<TuningRow> RowsAsync(ExportFilter wanted, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var problem in folder.SettledAsync(wanted, cancel))
        {
            await foreach (var row in rows.OfAsync(problem, wanted, cancel)) yield return row;
        }
    }
}
