using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Filters;

/// <summary>What a filter works on.</summary>
/// <param name="Value">What stands before it.</param>
/// <param name="Safe">Whether that is a text marked as safe.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="Template">What else a template can do.</param>
internal sealed record FilterCall(object? Value, bool Safe, Arguments Arguments, ITemplateTools Template)
{
    /// <summary>The value as text.</summary>
    public string Text => Printed.Text(Value);

    /// <summary>What walking the value gives.</summary>
    public IReadOnlyList<object?> Items => Types.Walk(Value);
}
