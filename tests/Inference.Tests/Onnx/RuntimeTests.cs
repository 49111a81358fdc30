using System.Text;
using Microsoft.ML.OnnxRuntime;

namespace Ponder.Inference.Tests.Onnx;

/// <summary>The packages' two halves fit: the C# binding finds its native library and a session computes.</summary>
public sealed class RuntimeTests
{
    [Fact]
    public void A_session_adds_a_vector_to_itself()
    {
        using var session = new InferenceSession(Doubling());
        using var x = OrtValue.CreateTensorValueFromMemory(new[] { 1f, -2.5f, 4f }, [3]);
        using var options = new RunOptions();

        using var outputs = session.Run(options, ["x"], [x], ["y"]);

        Assert.Equal([2f, -5f, 8f], outputs[0].GetTensorDataAsSpan<float>().ToArray());
    }

    /// <summary>y = x + x over three floats, as onnx.proto numbers the fields.</summary>
    private static byte[] Doubling()
    {
        byte[] node = [.. Text(1, "x"), .. Text(1, "x"), .. Text(2, "y"), .. Text(4, "Add")];
        byte[] graph = [.. Part(1, node), .. Text(2, "doubling"), .. Part(11, Vector("x")), .. Part(12, Vector("y"))];
        return [.. Number(1, 8), .. Part(7, graph), .. Part(8, Number(2, 13))];
    }

    private static byte[] Vector(string name) =>
        [.. Text(1, name), .. Part(2, Part(1, [.. Number(1, 1), .. Part(2, Part(1, Number(1, 3)))]))];

    private static byte[] Number(int field, byte value) => [(byte)(field << 3), value];

    private static byte[] Text(int field, string value) => Part(field, Encoding.UTF8.GetBytes(value));

    private static byte[] Part(int field, byte[] content) => [(byte)(field << 3 | 2), (byte)content.Length, .. content];
}
