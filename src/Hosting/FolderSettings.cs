namespace Ponder.Hosting;

/// <summary>A folder of documents. Each property is a setting of the same name.</summary>
internal sealed record FolderSettings
{
    /// <summary>The folder: of this machine, <c>blob://CONTAINER/FOLDER</c> or the https address of a container's folder.</summary>
    public string? Folder { get; init; }

    /// <summary>Where indexes of folders are kept; null is the user's own folder for such files.</summary>
    public string? Cache { get; init; }
}
