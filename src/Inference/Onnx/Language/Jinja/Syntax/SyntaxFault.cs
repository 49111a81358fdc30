namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>A template that is none, and where.</summary>
internal sealed class SyntaxFault(int line, string message) : Exception(message)
{
    public int Line => line;
}
