using Ponder.Core.Naming;
using Ponder.Core.Retrieving;
using Ponder.Inference.Kinds;
using Ponder.Inference.Settings;
using Ponder.Retrieval.AzureSearch;
using Ponder.Retrieval.Folders;

namespace Ponder.Hosting;

/// <summary>The documents that a configuration names: section <c>Ponder:Retriever</c> with a <c>Kind</c> and that kind's own settings.</summary>
internal static class RetrieverKinds
{
    /// <summary>The section.</summary>
    public const string Section = "Ponder:Retriever";

    private const string None = "none";

    /// <summary>The kinds that come with Ponder.</summary>
    public static IReadOnlyList<RetrieverKind> Shipped { get; } = [new(None, _ => null), new("folder", OpenFolder), new("azure-search", OpenIndex)];

    /// <summary>Opens the documents; null where none are named.</summary>
    /// <exception cref="SettingException">Settings are missing or cannot be used; the message names them.</exception>
    public static IRetriever? Open(KindSettings settings, IReadOnlyList<RetrieverKind> kinds)
    {
        var names = kinds.Select(kind => kind.Name).ToList();
        if (settings.Kind is null && settings.First is { } lonely)
            throw new SettingException($"{lonely} is set, and {Section}:Kind is not: expected one of {string.Join(", ", names)} there");
        var wanted = settings.Kind ?? None;
        return (kinds.FirstOrDefault(kind => kind.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new SettingException($"{Section}:Kind is \"{wanted}\": expected {string.Join(", ", names.SkipLast(1))} or {names[^1]}{Nearest.Hint(wanted, names)}")).Open(settings);
    }

    private static FolderRetriever OpenFolder(KindSettings settings)
    {
        var options = settings.Read<FolderSettings>();
        return FolderRetriever.Open(settings.DocumentFolder(options.Folder), options.Cache);
    }

    private static AzureSearchRetriever OpenIndex(KindSettings settings)
    {
        try
        {
            return new(settings.Read<AzureSearchOptions>(), settings.Section);
        }
        catch (ArgumentException e)
        {
            throw new SettingException(e.Message, e);
        }
    }
}
