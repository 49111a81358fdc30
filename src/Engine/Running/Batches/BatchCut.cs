using Ponder.Core.Batching;
using Ponder.Engine.Running.Calls;

namespace Ponder.Engine.Running.Batches;

/// <summary>Cuts calls into batches that the service takes, in order. What makes no single request, or is too large on its own, is left to be asked live.</summary>
/// <param name="limits">What the service takes.</param>
internal sealed class BatchCut(BatchLimits limits)
{
    /// <summary>Bytes of a line beside its body: field names, its id, the address.</summary>
    internal const int Around = 256;

    /// <summary>The calls of each batch; all of one go to the same address.</summary>
    /// <param name="calls">What is to be asked.</param>
    /// <param name="lines">Requests in a batch at most, where the service had no room for more.</param>
    public IEnumerable<IReadOnlyList<PlannedCall>> Of(IEnumerable<PlannedCall> calls, int lines = int.MaxValue)
    {
        var (part, bytes, tokens, path, most) = (new List<PlannedCall>(), 0L, 0L, "", Math.Min(limits.Lines, lines));
        foreach (var call in calls)
        {
            if (call.Line?.Request("") is not { } request) continue;
            var size = request.Body.Length + (long)Around;
            if (size > limits.Bytes || request.Tokens > limits.Tokens) continue;
            if (part.Count > 0 && (part.Count == most || bytes + size > limits.Bytes || tokens + request.Tokens > limits.Tokens || request.Path != path))
            {
                yield return part;
                (part, bytes, tokens) = ([], 0, 0);
            }

            part.Add(call);
            (bytes, tokens, path) = (bytes + size, tokens + request.Tokens, request.Path);
        }

        if (part.Count > 0) yield return part;
    }
}
