namespace Ponder.Storage.Tests.Blobs;

[CollectionDefinition(nameof(AzuriteCollection))]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "xunit's own word")]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteFixture>;
