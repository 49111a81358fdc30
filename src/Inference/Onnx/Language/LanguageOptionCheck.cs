using System.Globalization;
using System.Text.Json;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Onnx.Language;

/// <summary>Refuses settings that cannot work, before a model is opened.</summary>
internal static class LanguageOptionCheck
{
    /// <exception cref="SettingException">Names every setting that cannot work, and what was expected.</exception>
    public static void Validate(LanguageOptions options)
    {
        var faults = new SettingFaults(options.Section);
        faults.Expect(options.Folder is { Length: > 0 } folder && Directory.Exists(folder), nameof(options.Folder), options.Folder,
            "a folder with a model's .onnx file, its tokenizer and its chat template");
        faults.Expect(Devices(options) is { Count: > 0 }, nameof(options.Devices), options.Devices, "numbers of GPUs from 0, joined by commas");
        faults.Expect(options.GpuMemory is null or >= 1 << 20, nameof(options.GpuMemory), options.GpuMemory, "a number of bytes, at least a million");
        faults.Expect(options.Threads is null or (>= 1 and <= 1024), nameof(options.Threads), options.Threads, "a number from 1 to 1024");
        faults.Expect(options.BatchRows is null or (>= 1 and <= 1024), nameof(options.BatchRows), options.BatchRows, "a number from 1 to 1024");
        faults.Expect(options.WaitSeconds is >= 0.01 and <= 86_400, nameof(options.WaitSeconds), options.WaitSeconds, "a number of seconds from 0.01 to 86400");
        faults.Expect(options.ContextLength is null or >= 64, nameof(options.ContextLength), options.ContextLength, "a number of tokens from 64");
        faults.Expect(options.CacheBytes >= 0, nameof(options.CacheBytes), options.CacheBytes, "a number of bytes");
        faults.Expect(options.TopK is null or >= 1, nameof(options.TopK), options.TopK, "a number of tokens from 1");
        faults.Expect(options.TopP is null or (> 0 and <= 1), nameof(options.TopP), options.TopP, "a number above 0, at most 1");
        faults.Expect(options.MinP is null or (>= 0 and <= 1), nameof(options.MinP), options.MinP, "a number from 0 to 1");
        faults.Expect(options.Parameters is null or >= 0, nameof(options.Parameters), options.Parameters, "a number of parameters");
        faults.Expect(options.StepSeparator.Length > 0, nameof(options.StepSeparator), options.StepSeparator, "the text between steps");
        faults.Expect(options.ThinkClose.Trim().Length > 0, nameof(options.ThinkClose), options.ThinkClose, "the mark that ends thinking");
        faults.Expect(Arguments(options) is not null, nameof(options.TemplateArguments), options.TemplateArguments, "a JSON object, such as {\"enable_thinking\":false}");
        faults.Expect(Day(options) is not null, nameof(options.Today), options.Today, "a date, such as 2024-07-26");
        faults.Throw();
    }

    /// <summary>The date that templates write; null where it is none.</summary>
    public static DateOnly? Day(LanguageOptions options) =>
        DateOnly.TryParseExact(options.Today, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The GPUs that are named; null where it is no list of them.</summary>
    public static IReadOnlyList<int>? Devices(LanguageOptions options)
    {
        var found = new List<int>();
        foreach (var part in options.Devices.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var device) || found.Contains(device)) return null;
            found.Add(device);
        }

        return found;
    }

    /// <summary>What the template is given; null where it is no JSON object.</summary>
    public static IReadOnlyDictionary<string, object?>? Arguments(LanguageOptions options)
    {
        try
        {
            return Values(JsonSerializer.Deserialize<JsonElement>(options.TemplateArguments ?? "{}")) as Dictionary<string, object?>;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object? Values(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(member => member.Name, member => Values(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(Values).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
