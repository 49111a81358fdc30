using Microsoft.Extensions.Configuration;

namespace Ponder.Inference.Settings;

/// <summary>Reads a section into a record, and takes no setting it does not know.</summary>
internal static class SectionReader
{
    /// <summary>The section's values; <paramref name="others"/> are names that are read elsewhere, or nowhere.</summary>
    /// <exception cref="FormatException">A setting is unknown or has no value of its type; the message names it.</exception>
    public static T Read<T>(IConfigurationSection section, params string[] others)
        where T : new()
    {
        Check(section, typeof(T), others);
        try
        {
            return section.Get<T>() ?? new();
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"{section.Path}: {e.Message}{(e.InnerException is { } inner ? $" {inner.Message}" : "")}", e);
        }
    }

    private static void Check(IConfigurationSection section, Type type, string[] others)
    {
        var known = type.GetProperties().Where(p => p.CanWrite && !others.Contains(p.Name))
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in section.GetChildren())
        {
            if (others.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)) continue;
            if (!known.TryGetValue(setting.Key, out var property))
                throw new FormatException(
                    $"{setting.Path}: there is no such setting: expected one of {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}");
            if (setting.GetChildren().Any()) Check(setting, property.PropertyType, []);
        }
    }
}
