using System.Runtime.CompilerServices;

namespace Ponder.Core.Problems;

/// <summary>Parts a JSON array, or objects one after the other, into its values without ever holding more than one.</summary>
internal static class JsonRecords
{
    private const int Chunk = 1 << 16;

    public static async IAsyncEnumerable<ProblemRecord> ReadAsync(Stream stream, int longest, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (cutter, buffer, number) = (new JsonCutter(longest), new byte[Chunk], 0);
        for (var read = 1; read > 0;)
        {
            read = await stream.ReadAsync(buffer, cancel);
            for (var i = 0; i < read; i++)
            {
                if (cutter.Take(buffer[i]) is { } value) yield return value with { Name = $"item-{++number}" };
            }
        }

        if (cutter.End() is { } last) yield return last with { Name = $"item-{++number}" };
    }
}
