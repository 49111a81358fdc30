using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Filters;

/// <summary>What filters over lists need for each item.</summary>
internal interface ITemplateTools
{
    object? Filter(string name, object? value, Arguments arguments);

    bool Test(string name, object? value, Arguments arguments);

    object? Item(object? value, object? key);
}
