using System.Globalization;

namespace Ponder.Engine.Running.Batches;

/// <summary>What a call is known by in a batch: the batch's name and the call's number, so that no other line of any batch has it.</summary>
internal static class LineId
{
    public static string Of(string batch, int call) => string.Create(CultureInfo.InvariantCulture, $"{batch}-{call}");

    /// <summary>The call's number; null where the line is not of that batch.</summary>
    public static int? Call(string batch, string id) =>
        id.Length > batch.Length + 1 && id.StartsWith(batch, StringComparison.Ordinal) && id[batch.Length] == '-'
        && int.TryParse(id.AsSpan(batch.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var call) ? call : null;
}
