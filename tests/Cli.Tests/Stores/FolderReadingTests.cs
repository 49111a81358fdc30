namespace Ponder.Cli.Tests.Stores;

public sealed class FolderReadingTests : StoreReading
{
    protected override string Address => Folder;
}
