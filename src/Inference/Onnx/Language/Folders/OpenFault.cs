using System.Text.RegularExpressions;

namespace Ponder.Inference.Onnx.Language.Folders;

/// <summary>What keeps a model's file from being opened, in words for those who have the folder and not the runtime.</summary>
internal static partial class OpenFault
{
    /// <param name="path">The model's file.</param>
    /// <param name="told">What the runtime says.</param>
    public static string Words(string path, string told)
    {
        if (Missing().Match(told) is { Success: true } missing)
            return $"{missing.Groups[1].Value} is missing: {Path.GetFileName(path)} keeps weights in it, expected it beside the model's file";
        if (Short().Match(told) is { Success: true } cut)
        {
            return $"{path}: the file of its weights is cut short: it has {cut.Groups[3].Value} bytes, and {cut.Groups[1].Value} is at "
                + $"{cut.Groups[2].Value}: fetch it again";
        }

        if (told.Contains("Protobuf parsing failed", StringComparison.Ordinal) || told.Contains("No graph was found", StringComparison.Ordinal))
            return $"{path} is no ONNX model, or is cut short ({new FileInfo(path).Length} bytes): fetch it again";
        if (Unknown().Match(told) is { Success: true } unknown)
            return $"{path}: it has the operator {unknown.Groups[1].Value}, which this ONNX Runtime does not know: export it for a lower opset";
        return $"{path}: no model can be read from it: {Plain(told)}";
    }

    /// <summary>The first line of what the runtime says, without its codes and places in its source.</summary>
    public static string Plain(string told) => Noise().Replace(told.Split('\n')[0], "").Trim();

    [GeneratedRegex("External data path does not exist: \"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Missing();

    [GeneratedRegex(@"External initializer: (\S+) offset: (\d+) size to read: \d+ given file_length: (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Short();

    [GeneratedRegex(@"(?:is not a registered function/op|No Op registered for) ?(\S*)", RegexOptions.CultureInvariant)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"\[ErrorCode:\w+\] ?|Exception during initialization: ?|Non-zero status code returned while running |/\S+\.cc:\d+ |\[ONNXRuntimeError\] : \d+ : \w+ : ",
        RegexOptions.CultureInvariant)]
    private static partial Regex Noise();
}
