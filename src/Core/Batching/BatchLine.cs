namespace Ponder.Core.Batching;

/// <summary>What came for one request of a batch: what would have come had it been posted on its own.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Status">The HTTP status; null where the request was not worked on at all.</param>
/// <param name="Body">The answer's body, or the error as JSON.</param>
public sealed record BatchLine(string Id, int? Status, ReadOnlyMemory<byte> Body);

/// <summary>What a line is worth.</summary>
/// <param name="Reply">The reply; null where there is none, and the request is to be made again.</param>
/// <param name="Free">Whether it is known to have cost nothing, where there is none.</param>
public sealed record BatchReading<T>(T? Reply, bool Free)
    where T : class;
