using Ponder.Core.Storage;
using Ponder.TestKit.Stores;

namespace Ponder.Storage.Tests.Conformance;

/// <summary>The other tests' store is held to the same.</summary>
public sealed class MemoryStoreConforms : StoreConformance
{
    protected override Task<IStore> CreateAsync() => Task.FromResult<IStore>(new MemoryStore());
}
