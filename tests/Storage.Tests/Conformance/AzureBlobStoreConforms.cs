using Ponder.Core.Storage;
using Ponder.Storage.Tests.Blobs;
using Ponder.TestKit.Emulators;

namespace Ponder.Storage.Tests.Conformance;

[NeedsAzurite]
[Collection(nameof(AzuriteCollection))]
public sealed class AzureBlobStoreConforms(AzuriteFixture azurite) : StoreConformance
{
    protected override Task<IStore> CreateAsync() => Task.FromResult(StoreAddress.Parse(azurite.NewContainer()).Open());
}
