using System.Runtime.CompilerServices;

namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>Whether the stack has room for one level more.</summary>
internal static class Room
{
    /// <exception cref="JinjaFault">It has not.</exception>
    public static void Check()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new JinjaFault("too many levels stand in each other");
    }
}
