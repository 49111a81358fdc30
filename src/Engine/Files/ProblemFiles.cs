using System.Runtime.CompilerServices;
using Ponder.Core.Problems;

namespace Ponder.Engine.Files;

/// <summary>The records of a problem file, whichever of the formats that are read it has.</summary>
internal static class ProblemFiles
{
    public static async IAsyncEnumerable<ProblemRecord> RecordsAsync(Stream stream, ProblemFields? fields, [EnumeratorCancellation] CancellationToken cancel)
    {
        var text = await ProblemText.OpenAsync(stream, fields, cancel);
        var records = text.Format == ProblemFormat.Table ? TableRecords.ReadAsync(text, cancel) : ProblemReader.RecordsAsync(text, cancel);
        await foreach (var record in records) yield return record;
    }
}
