using Ponder.TestKit.Emulators;

namespace Ponder.Storage.Tests.Blobs;

/// <summary>One emulator for all tests that want it; every test takes a container of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private static int containers;
    private Azurite? azurite;

    public string Account => azurite!.ConnectionString;

    /// <summary>The address of a container that does not exist yet.</summary>
    public string NewContainer() => $"{Account};Container=store-{Interlocked.Increment(ref containers)}";

    public async Task InitializeAsync()
    {
        if (new NeedsAzuriteAttribute().Missing is null) azurite = await Azurite.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (azurite is not null) await azurite.DisposeAsync();
    }
}
