namespace Ponder.Inference.Onnx.Language.Passes;

/// <summary>What exporters call a decoder's inputs and outputs.</summary>
internal static class Names
{
    public const string Ids = "input_ids";
    public const string Mask = "attention_mask";
    public const string Positions = "position_ids";
    public const string Logits = "logits";

    /// <summary>How many of the last places are to have logits.</summary>
    public const string Keep = "num_logits_to_keep";
}
