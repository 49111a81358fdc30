namespace Ponder.Inference.Onnx.Prm.Families;

/// <summary>Ways from a model's output to a probability.</summary>
internal static class Heads
{
    public static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));

    /// <summary>The first's share in a softmax of two.</summary>
    public static double Softmax(double first, double second) => Sigmoid(first - second);
}
