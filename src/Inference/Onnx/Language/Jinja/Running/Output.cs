using System.Text;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Running;

/// <summary>What a template has written so far.</summary>
internal sealed class Output
{
    private readonly StringBuilder text = new();

    public void Write(string more)
    {
        Limits.Length((long)text.Length + more.Length);
        text.Append(more);
    }

    public override string ToString() => text.ToString();
}
