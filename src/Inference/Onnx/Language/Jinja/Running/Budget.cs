using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Running;

/// <summary>How much one rendering may still do, and where in the template it is.</summary>
internal sealed class Budget
{
    private long left = Limits.Steps;

    /// <summary>The line of what was last begun.</summary>
    public int Line { get; set; } = 1;

    /// <summary>Pays for one step, and for what handling that value costs.</summary>
    /// <exception cref="JinjaFault">Nothing is left.</exception>
    public void Spend(object? value = null)
    {
        left -= 1 + (value switch
        {
            string text => Limits.Length(text.Length) / 64,
            Sequence sequence => sequence.Weight / 16,
            Mapping mapping => mapping.Weight / 16,
            _ => 0,
        });
        if (left < 0) throw new JinjaFault("the template does not come to an end: expected loops that do");
    }
}
