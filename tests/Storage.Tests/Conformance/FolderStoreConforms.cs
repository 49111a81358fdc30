using Ponder.Core.Storage;
using Ponder.Storage.Folders;

namespace Ponder.Storage.Tests.Conformance;

public sealed class FolderStoreConforms : StoreConformance
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ponder-store-");

    protected override Task<IStore> CreateAsync() =>
        Task.FromResult<IStore>(new FolderStore(Path.Combine(folder.FullName, "made", "late")));

    public override Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
