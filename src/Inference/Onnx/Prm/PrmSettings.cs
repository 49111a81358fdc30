namespace Ponder.Inference.Onnx.Prm;

/// <summary>Where a published reward model is, and whether it is to run on a GPU. Each property is a setting of the same name.</summary>
internal sealed record PrmSettings
{
    /// <summary>The folder of prm.json, the model and its tokenizer: of this machine or in blob storage.</summary>
    public string? Folder { get; init; }

    /// <summary>Ask for a GPU; where there is none the model runs on the CPU, and says so once.</summary>
    public bool Cuda { get; init; }
}
