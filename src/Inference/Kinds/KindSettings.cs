using Microsoft.Extensions.Configuration;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Kinds;

/// <summary>What a kind's factory is given: the settings of its section.</summary>
public sealed class KindSettings
{
    /// <summary>The setting that names the kind; every section has it.</summary>
    internal const string KindName = "Kind";

    private readonly IConfigurationSection section;
    private readonly Action<string>? say;
    private readonly IModelFiles? files;

    /// <summary>The settings of a section.</summary>
    /// <param name="section">Where they are.</param>
    /// <param name="say">Hears what a person should know; null tells nobody.</param>
    /// <param name="files">Brings folders from elsewhere; null takes folders of this machine only.</param>
    public KindSettings(IConfigurationSection section, Action<string>? say, IModelFiles? files)
    {
        (this.section, this.say, this.files) = (section, say, files);
    }

    /// <summary>Where the settings stand: <c>Ponder:Proposer</c> or <c>Ponder:Verifier</c>. Messages put it before a setting.</summary>
    public string Section => section.Path;

    /// <summary>The kind that the section names; null where it names none.</summary>
    public string? Kind => section[KindName];

    /// <summary>The path of the section's first setting; null where it has none.</summary>
    public string? First => section.GetChildren().FirstOrDefault()?.Path;

    /// <summary>A setting as it is written; null where it is not set.</summary>
    /// <param name="name">Its name.</param>
    public string? this[string name] => section[name];

    /// <summary>The settings as a record or class of yours: each property that can be written is a setting of the same name.</summary>
    /// <exception cref="SettingException">Settings are unknown, or one has no value of its type; the message names them.</exception>
    public T Read<T>()
        where T : new() => Read<T>([]);

    /// <summary>Tells the user what is no error: that there is no GPU, for one.</summary>
    public void Say(string words) => say?.Invoke(words);

    /// <summary>
    /// A folder of this machine with a model's files. One of this machine is given as it is; one in blob storage is fetched first, which
    /// may take minutes, and is kept for the next time.
    /// </summary>
    /// <param name="place">
    /// What the setting says: a folder, <c>blob://CONTAINER/FOLDER</c> in the host's own storage account, or the https address of a
    /// container's folder, with a signature or for the host's identity.
    /// </param>
    /// <param name="setting">The setting's name, for messages.</param>
    /// <exception cref="SettingException">There is no such folder, or it cannot be had; the message says why.</exception>
    /// <exception cref="Core.Storage.StoreException">Blob storage cannot be reached, which may pass.</exception>
    public string ModelFolder(string? place, string setting = "Folder") => Folder(place, setting, "models", "the model's files");

    /// <summary>The same for a folder of documents.</summary>
    /// <param name="place">What the setting says, as for <see cref="ModelFolder"/>.</param>
    /// <param name="setting">The setting's name, for messages.</param>
    /// <exception cref="SettingException">There is no such folder, or it cannot be had; the message says why.</exception>
    /// <exception cref="Core.Storage.StoreException">Blob storage cannot be reached, which may pass.</exception>
    public string DocumentFolder(string? place, string setting = "Folder") => Folder(place, setting, "documents", "documents");

    private string Folder(string? place, string setting, string what, string content)
    {
        var places = $"a folder with {content}, blob://CONTAINER/FOLDER or the https address of a container's folder";
        if (string.IsNullOrWhiteSpace(place)) throw Bad($"is not set: expected {places}");
        if (!place.Contains("://", StringComparison.Ordinal))
            return Directory.Exists(place) ? place : throw Bad($"is \"{place}\": there is no such folder; expected {places}");
        if (files is null) throw Bad($"is an address, and this program fetches no {what}: expected a folder");
        try
        {
            return files.Fetch(place);
        }
        catch (Exception e) when (e is FormatException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new SettingException($"{Section}:{setting}: {e.Message}", e);
        }

        SettingException Bad(string words) => new($"{Section}:{setting} {words}");
    }

    /// <summary>The same, where some properties are no settings.</summary>
    internal T Read<T>(params string[] others)
        where T : new() => SectionReader.Read<T>(section, [KindName, .. others]);
}
