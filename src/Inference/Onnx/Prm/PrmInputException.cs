namespace Ponder.Inference.Onnx.Prm;

/// <summary>A text that this model cannot be asked about; it fails its solution only.</summary>
internal sealed class PrmInputException(string message) : Exception(message);
