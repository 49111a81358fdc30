namespace Ponder.Engine.Exports.FineTuning;

/// <summary>The files for fine-tuning, by the names that people give.</summary>
public static class FineTuningKinds
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["fine-tuning", "fine-tuning-preferences"];

    /// <summary>What it is called.</summary>
    public static string Name(FineTuningKind kind) => Names[(int)kind];

    /// <summary>What is called so; null where nothing is.</summary>
    public static FineTuningKind? Find(string name) =>
        Names.Index().Where(n => n.Item.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(n => (FineTuningKind?)n.Index).FirstOrDefault();
}
