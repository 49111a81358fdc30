using Microsoft.Extensions.Configuration;
using Ponder.Inference.Kinds;
using Ponder.Storage;

namespace Ponder.Hosting;

/// <summary>
/// Fetches models' folders from Azure Blob Storage to this machine's disk. The setting <c>Ponder:ModelCache</c> says where they are kept;
/// <c>Ponder:ModelStore</c> which storage account <c>blob://</c> means.
/// </summary>
/// <param name="configuration">Where the settings are.</param>
/// <param name="store">What <c>blob://</c> means where no setting says so; null is <c>Ponder:Store</c>.</param>
/// <param name="say">Hears how far a fetch is; null tells nobody.</param>
public sealed class ModelFiles(IConfiguration configuration, string? store = null, Action<string>? say = null) : IModelFiles
{
    private readonly FolderCopies copies = new(
        configuration["Ponder:ModelCache"] is { Length: > 0 } cache ? cache : UsualCache(),
        configuration["Ponder:ModelStore"] is { Length: > 0 } account ? account : store ?? configuration["Ponder:Store"]);

    /// <inheritdoc/>
    public string Fetch(string address) => Task.Run(() => copies.GetAsync(address, say)).GetAwaiter().GetResult();

    /// <summary>The user's own folder for such files; a container's user has none.</summary>
    private static string UsualCache()
    {
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(own.Length > 0 ? own : Path.GetTempPath(), "ponder", "models");
    }
}
