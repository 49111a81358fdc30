using System.Reflection;
using Microsoft.Extensions.Configuration;
using Ponder.Core.Naming;

namespace Ponder.Inference.Settings;

/// <summary>Reads a section into a record, and takes no setting it does not know.</summary>
internal static class SectionReader
{
    /// <summary>The section's values; <paramref name="others"/> are names that are read elsewhere, or nowhere.</summary>
    /// <exception cref="SettingException">Settings are unknown, or one has no value of its type; the message names them.</exception>
    public static T Read<T>(IConfigurationSection section, params string[] others)
        where T : new()
    {
        if (Unknown(section, typeof(T), others).ToList() is { Count: > 0 } faults) throw new SettingException(faults);
        try
        {
            return section.Get<T>() ?? new();
        }
        catch (InvalidOperationException e)
        {
            throw new SettingException($"{section.Path}: {e.Message}{(e.InnerException is { } inner ? $" {inner.Message}" : "")}", e);
        }
    }

    private static IEnumerable<string> Unknown(IConfigurationSection section, Type type, string[] others)
    {
        var known = type.GetProperties().Where(p => p.CanWrite && !others.Contains(p.Name))
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in section.GetChildren())
        {
            if (others.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)) continue;
            if (!known.TryGetValue(setting.Key, out var property))
            {
                yield return
                    $"{setting.Path}: there is no such setting: expected one of {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}{Nearest.Hint(setting.Key, known.Keys)}";
                continue;
            }

            if (!IsRecord(property, setting)) continue;
            foreach (var fault in Unknown(setting, property.PropertyType, [])) yield return fault;
        }
    }

    /// <summary>Whether what stands in the setting are properties, and not the items of a list.</summary>
    private static bool IsRecord(PropertyInfo property, IConfigurationSection setting) =>
        setting.GetChildren().Any() && !property.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable));
}
