using Ponder.Core.Retrieving;
using Ponder.Inference.Kinds;

namespace Ponder.Hosting;

/// <summary>One kind of retriever that settings can name.</summary>
/// <param name="Name">What <c>--retriever</c> and the setting <c>Ponder:Retriever:Kind</c> call it; case does not matter.</param>
/// <param name="Open">Makes the retriever from the settings of its section; null is none at all.</param>
public sealed record RetrieverKind(string Name, Func<KindSettings, IRetriever?> Open);
