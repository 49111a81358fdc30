using Ponder.Core.Retrieving;

namespace Ponder.TestKit.Scripted;

/// <summary>A retriever whose documents are a pure function of the query. Counts what it is asked.</summary>
public sealed class ScriptedRetriever : IRetriever
{
    private readonly Lock guard = new();

    public RetrieverIdentity Identity { get; init; } = new("scripted documents", "1");

    /// <summary>Given a query: throws what the search is to fail with.</summary>
    public Action<string> Fails { get; init; } = _ => { };

    /// <summary>Every query asked, in no particular order.</summary>
    public List<string> Asked { get; } = [];

    public Task<IReadOnlyList<RetrievedDocument>> SearchAsync(string query, int top, CancellationToken cancel = default)
    {
        lock (guard) Asked.Add(query);
        Fails(query);
        return Task.FromResult<IReadOnlyList<RetrievedDocument>>(
            [.. Enumerable.Range(0, top).Select(i => new RetrievedDocument($"d{i}", $"On {query}", $"document {i} says much of {query} and more", 1.0 / (i + 1)))]);
    }
}
