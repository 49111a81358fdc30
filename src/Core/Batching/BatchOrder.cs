namespace Ponder.Core.Batching;

/// <summary>A batch to be made.</summary>
/// <param name="Name">What it is found by again: unlike any other.</param>
/// <param name="Job">The job it is for, for people who look at the service.</param>
/// <param name="File">The uploaded file.</param>
/// <param name="Path">Where its requests would be posted one by one, below the service's address: the same for all of them.</param>
public sealed record BatchOrder(string Name, string Job, string File, string Path);

/// <summary>One request of a batch.</summary>
/// <param name="Id">What its answer is known by: unlike any other's.</param>
/// <param name="Path">Where it would be posted on its own, below the service's address.</param>
/// <param name="Body">What would be posted: JSON.</param>
/// <param name="Tokens">What it may take at most, prompt and all that may be written.</param>
public sealed record BatchRequest(string Id, string Path, ReadOnlyMemory<byte> Body, long Tokens);
