namespace Ponder.Engine.Exports;

/// <summary>What can be exported, by the names that people give.</summary>
public static class ExportKinds
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<ExportKind>().Select(name => name.ToLowerInvariant())];

    /// <summary>What is called so; null where nothing is.</summary>
    public static ExportKind? Find(string name) =>
        Names.Contains(name, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<ExportKind>(name, ignoreCase: true) : null;
}
