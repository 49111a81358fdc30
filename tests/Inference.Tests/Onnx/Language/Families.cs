using System.Text.Json;
using Ponder.Inference.Onnx.Language;

namespace Ponder.Inference.Tests.Onnx.Language;

/// <summary>The committed folders (see Tiny/make.py) and what jinja2, another tokenizer and PyTorch make of them.</summary>
internal static class Families
{
    public static IReadOnlyList<string> Names { get; } = ["qwen2.5", "qwen3", "llama3", "phi4", "gemma2", "deepseek-r1"];

    public static IReadOnlyList<string> Folders { get; } = [.. Names, .. Names.Select(name => $"{name}-plain")];

    public static string Path(string folder) => System.IO.Path.Combine(AppContext.BaseDirectory, "Onnx", "Language", "Tiny", folder);

    public static IReadOnlyList<FamilyCase> Cases(string folder) =>
        JsonSerializer.Deserialize<Dictionary<string, FamilyCase[]>>(File.ReadAllBytes(Path("expected.json")), JsonSerializerOptions.Web)!
            [folder.Replace("-plain", "", StringComparison.Ordinal).Replace("-half", "", StringComparison.Ordinal)];

    public static LanguageOptions Options(string folder) => new() { Folder = Path(folder), TopK = int.MaxValue, TopP = 1 };
}

/// <summary>One chat: its text, its ids, the logits after it and the likeliest tokens that follow.</summary>
internal sealed record FamilyCase(IReadOnlyList<FamilyMessage> Chat, string Text, int[] Ids, float[] Last, int[] Greedy);

internal sealed record FamilyMessage(string Role, string Content);
