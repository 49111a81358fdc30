namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>What a name or member without a value gives: empty as text, false as a condition, a fault where anything else is made of it.</summary>
internal sealed class Undefined(string what)
{
    /// <summary>The fault of using it.</summary>
    public JinjaFault Fault => new(what);

    /// <summary>A member that the value has not.</summary>
    public static Undefined Member(object? value, object? name) =>
        new($"a {Types.Name(value)} has no {(name is string text ? text : Printed.Repr(name))}");
}
