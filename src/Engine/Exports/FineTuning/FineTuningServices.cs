namespace Ponder.Engine.Exports.FineTuning;

/// <summary>Who can be meant to read a file, by the names that people give.</summary>
public static class FineTuningServices
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<FineTuningService>().Select(name => name.ToLowerInvariant())];

    /// <summary>What is called so; null where nothing is.</summary>
    public static FineTuningService? Find(string name) =>
        Names.Contains(name, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<FineTuningService>(name, ignoreCase: true) : null;
}
