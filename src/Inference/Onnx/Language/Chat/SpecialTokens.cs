using Ponder.Inference.Onnx.Language.Folders;
namespace Ponder.Inference.Onnx.Language.Chat;

/// <summary>The marks of a model that its template asks for by name, such as <c>bos_token</c>.</summary>
internal static class SpecialTokens
{
    private static readonly string[] Names = ["bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"];

    /// <summary>Those that tokenizer_config.json has, and those that only special_tokens_map.json has.</summary>
    /// <exception cref="InvalidDataException">A file cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> Read(string folder)
    {
        var files = new[] { "tokenizer_config.json", "special_tokens_map.json" }.Select(f => ModelJson.Read(Path.Combine(folder, f))).ToList();
        return Names.Select(n => (Name: n, Text: files.Select(f => ModelJson.Text(f, n)).FirstOrDefault(t => t is not null)))
            .Where(t => t.Text is not null).ToDictionary(t => t.Name, t => t.Text!);
    }
}
