using Ponder.Inference.Onnx.Tokens;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Onnx.Prm.Families;

/// <summary>The families by name.</summary>
internal static class PrmFamilies
{
    private static readonly SortedDictionary<string, Func<PrmOptions, ITokenizer, IPrmFamily>> All = new(StringComparer.Ordinal)
    {
        ["math-shepherd"] = (options, _) => new MathShepherd(options),
        ["rlhflow"] = (options, tokenizer) => new Rlhflow(options, tokenizer),
        ["skywork"] = (options, tokenizer) => new Skywork(options, tokenizer),
        ["qwen2.5-math-prm"] = (options, _) => new QwenMath(options),
        ["value-head"] = (options, _) => new ValueHead(options),
    };

    /// <exception cref="SettingException">There is no such family.</exception>
    public static IPrmFamily Of(PrmOptions options, ITokenizer tokenizer) => All.TryGetValue(options.Family, out var make)
        ? make(options, tokenizer)
        : throw new SettingException($"family is \"{options.Family}\": expected one of {string.Join(", ", All.Keys)}");
}
