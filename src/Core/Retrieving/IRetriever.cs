using Ponder.Core.Proposing;

namespace Ponder.Core.Retrieving;

/// <summary>Whatever finds documents for a query.</summary>
public interface IRetriever
{
    /// <summary>Which documents these are.</summary>
    RetrieverIdentity Identity { get; }

    /// <summary>Searches it works on at once.</summary>
    /// <value>At least 1; 8 by default.</value>
    int Concurrency => 8;

    /// <summary>The documents that fit the query best, the best first. The same query finds the same while the documents stay the same.</summary>
    /// <param name="query">Words to look for, as a model wrote them: they may be anything, but are not empty.</param>
    /// <param name="top">How many documents at most, from 1.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <exception cref="ModelUnavailableException">
    /// Nothing can be searched now: the service is down, or a setting is wrong. The job stops, and asks again when it is resumed.
    /// </exception>
    /// <exception cref="RetrievalException">This query cannot be answered; the solution goes on without documents.</exception>
    Task<IReadOnlyList<RetrievedDocument>> SearchAsync(string query, int top, CancellationToken cancel = default);
}

/// <summary>Which documents are searched: a job that was begun with one is refused by another.</summary>
/// <param name="Name">What people call it: the folder's name, or the index's.</param>
/// <param name="Fingerprint">What tells these documents from others: a hash of their content, or an address and a version.</param>
public sealed record RetrieverIdentity(string Name, string Fingerprint);

/// <summary>A document that was found.</summary>
/// <param name="Id">Its name among the documents.</param>
/// <param name="Title">Its title; empty where it has none.</param>
/// <param name="Text">Its words.</param>
/// <param name="Score">How well it fits the query: higher is better; only scores of one query compare.</param>
public sealed record RetrievedDocument(string Id, string Title, string Text, double Score);

/// <summary>A query that cannot be answered, although others may be.</summary>
/// <param name="message">Why not.</param>
/// <param name="inner">What it came from.</param>
public sealed class RetrievalException(string message, Exception? inner = null) : PonderException(message, inner);
