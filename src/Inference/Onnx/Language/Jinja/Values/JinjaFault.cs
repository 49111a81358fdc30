namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>Something that a template does wrong; where it stands is added further out.</summary>
internal sealed class JinjaFault(string message) : Exception(message);
