namespace Ponder.Retrieval.Documents;

/// <summary>A document of a collection, or a passage of a long one.</summary>
/// <param name="Id">Its name in the collection.</param>
/// <param name="Title">Its title; empty where it has none.</param>
/// <param name="Text">Its words.</param>
internal sealed record Document(string Id, string Title, string Text);
