namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>What counts as true.</summary>
internal static class Truth
{
    public static bool Of(object? value) => value switch
    {
        null or Undefined => false,
        bool flag => flag,
        long number => number != 0,
        double number => number != 0,
        string text => text.Length > 0,
        SafeText safe => safe.Text.Length > 0,
        Mapping mapping => mapping.Count > 0,
        Sequence { Kind: SequenceKind.Generator } => true,
        Sequence sequence => sequence.Items.Count > 0,
        _ => true,
    };
}
