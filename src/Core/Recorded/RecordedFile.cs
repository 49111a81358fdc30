using System.Runtime.CompilerServices;
using Ponder.Core.Problems;

namespace Ponder.Core.Recorded;

/// <summary>
/// Recorded answers as JSON Lines, a problem a line:
/// <c>{"id": …, "problem": …, "answer": REFERENCE, "samples": [[ANSWER, TOKENS], …]}</c>. A sample may be an object too, with
/// <c>answer</c>, <c>tokens</c>, <c>text</c>, <c>scores</c> (or <c>score</c>) and <c>verifierTokens</c>. Text and reference may be missing. Without
/// an <c>answer</c> it is read from the text, unless there is an <c>ending</c> other than finished.
/// </summary>
public static class RecordedFile
{
    /// <summary>Bytes a line may have.</summary>
    public const int LongestLine = 1 << 28;

    /// <summary>Every problem of the file, in its order. Samples of unknown cost have the problem's mean, or the file's.</summary>
    /// <param name="name">What to call the file in messages.</param>
    /// <param name="stream">UTF-8 text; it is left open.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="RecordedException">A line is none of that form; the message says which, and what was expected.</exception>
    public static async Task<IReadOnlyList<RecordedProblem>> ReadAsync(string name, Stream stream, CancellationToken cancel = default)
    {
        var (problems, ids) = (new List<RecordedProblem>(), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var (line, bytes) in LinesAsync(stream, cancel))
        {
            var problem = bytes is null
                ? throw new RecordedException($"{name}, line {line}: longer than {LongestLine:N0} bytes")
                : RecordedLine.Read($"{name}, line {line}", bytes);
            if (!ids.Add(problem.Id)) throw new RecordedException($"{name}, line {line}: the id \"{problem.Id}\" is on an earlier line too");
            problems.Add(problem);
        }

        return problems.Count > 0 ? UnknownCosts.Filled(problems) : throw new RecordedException($"{name} holds no recorded problem");
    }

    private static async IAsyncEnumerable<(int Line, byte[]? Bytes)> LinesAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var (line, bytes, _) in Lines.ReadAsync(stream, LongestLine, cancel))
        {
            if (bytes is null || !Lines.IsBlank(bytes)) yield return (line, bytes);
        }
    }
}

/// <summary>Recorded answers that cannot be read.</summary>
public sealed class RecordedException(string message, Exception? inner = null) : InputException(message, inner);
