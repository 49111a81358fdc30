namespace Ponder.Engine.Exports;

/// <summary>In which order solutions can be exported, by the names that people give.</summary>
public static class ExportOrders
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["best", "short"];

    /// <summary>What it is called.</summary>
    public static string Name(ExportOrder order) => Names[(int)order];

    /// <summary>What is called so; null where nothing is.</summary>
    public static ExportOrder? Find(string name) =>
        Names.Index().Where(n => n.Item.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(n => (ExportOrder?)n.Index).FirstOrDefault();
}
