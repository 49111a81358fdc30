using Microsoft.Extensions.Configuration;
using Ponder.Core.Naming;
using Ponder.Inference.Settings;

namespace Ponder.Hosting;

/// <summary>Every setting there is outside the models' own sections: a mistyped one would be passed over without a word.</summary>
public static class SettingNames
{
    private const string Root = "Ponder";

    private static readonly string[] Sections = ["Proposer", "Verifier", "Retriever"];

    private static readonly SortedDictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Proposer"] = [],
        ["Proposers"] = [],
        ["Verifier"] = [],
        ["Retriever"] = [],
        ["Store"] = [],
        ["Problems"] = [],
        ["ModelCache"] = [],
        ["ModelStore"] = [],
        ["OpenAtStart"] = [],
        ["StopGrace"] = [],
        ["RoundTime"] = [],
        ["Drops"] = ["Budget"],
        ["History"] = ["Keep"],
    };

    /// <summary>Refuses names that nobody reads.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="others">Whether there may be settings of somebody else's below <c>Ponder</c>: then only what is nearly a known name is refused.</param>
    /// <exception cref="SettingException">There are such names; the message says each, and what may be meant.</exception>
    public static void Check(IConfiguration configuration, bool others = false)
    {
        var faults = new List<string>();
        foreach (var section in configuration.GetChildren().Where(child => child.GetChildren().Any())) Look(section);
        if (faults.Count > 0) throw new SettingException(faults);

        void Look(IConfigurationSection section)
        {
            if (!section.Key.Equals(Root, StringComparison.OrdinalIgnoreCase))
            {
                if (Nearest.Of(section.Key, [Root]) is not null && section.GetChildren().Any(child => Known.ContainsKey(child.Key)))
                    faults.Add($"{section.Key}: there is no such section; did you mean \"{Root}\"?");
                else if (Array.Find(Sections, name => name.Equals(section.Key, StringComparison.OrdinalIgnoreCase)) is { } bare && section["Kind"] is not null)
                    faults.Add($"{section.Key}: there is no such section; did you mean \"{Root}:{bare}\"?");
                return;
            }

            foreach (var setting in section.GetChildren())
            {
                if (!Known.TryGetValue(setting.Key, out var inner)) Add(setting, Known.Keys);
                else if (inner.Length > 0)
                    foreach (var child in setting.GetChildren().Where(child => !inner.Contains(child.Key, StringComparer.OrdinalIgnoreCase))) Add(child, inner);
            }
        }

        void Add(IConfigurationSection setting, IEnumerable<string> known)
        {
            var names = known.ToList();
            if (others && Nearest.Of(setting.Key, names) is null) return;
            faults.Add($"{setting.Path}: there is no such setting: expected one of {string.Join(", ", names)}{Nearest.Hint(setting.Key, names)}");
        }
    }
}
