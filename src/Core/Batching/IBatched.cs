using Ponder.Core.Proposing;

namespace Ponder.Core.Batching;

/// <summary>A model whose service also takes requests by batch. What is asked and how replies are read is the same as live.</summary>
/// <typeparam name="TPrompt">What it is asked.</typeparam>
/// <typeparam name="TReply">What it replies.</typeparam>
public interface IBatched<TPrompt, TReply>
    where TReply : class
{
    /// <summary>Where its batches are ordered; null where its service has none.</summary>
    IBatchDesk? Desk { get; }

    /// <summary>The one request that the prompt makes, under that id; null where it makes none or several, and is asked live.</summary>
    BatchRequest? Request(TPrompt prompt, string id);

    /// <summary>What came for the prompt.</summary>
    /// <exception cref="ModelUnavailableException">The line tells that a setting is wrong.</exception>
    BatchReading<TReply> Read(TPrompt prompt, BatchLine line);
}
