using Ponder.TestKit.Emulators;

namespace Ponder.Cli.Tests.Stores;

[NeedsAzurite]
public sealed class AzuriteReadingTests : StoreReading
{
    private Azurite azurite = null!;

    protected override string Address => $"{azurite.ConnectionString}Container=jobs";

    public override async Task InitializeAsync() => azurite = await Azurite.StartAsync();

    public override async Task DisposeAsync()
    {
        await azurite.DisposeAsync();
        await base.DisposeAsync();
    }
}
