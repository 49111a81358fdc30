using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Ponder.Inference.Onnx.Prm.Families;

namespace Ponder.Inference.Onnx.Prm;

/// <summary>
/// A session that reads rows of tokens: input_ids and attention_mask [rows, length], position_ids where the model wants them; one output
/// [rows, length, width] in fp32, fp16 or bf16.
/// </summary>
internal sealed class PrmModel : IDisposable
{
    private readonly InferenceSession session;
    private readonly string output;

    /// <exception cref="InvalidDataException">The file is no such model.</exception>
    public PrmModel(string path, OnnxOptions options)
    {
        try
        {
            session = OnnxSession.Open(path, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidDataException($"{path}: no model can be read from it: {e.Message}", e);
        }

        output = session.OutputMetadata.Keys.First();
        if (!session.InputMetadata.ContainsKey("input_ids")
            || session.InputMetadata.Keys.Except(["input_ids", "attention_mask", "position_ids"]).Any())
        {
            var inputs = string.Join(", ", session.InputMetadata.Keys);
            session.Dispose();
            throw new InvalidDataException(
                $"{path}: its inputs are {inputs}: expected input_ids, attention_mask and, where it has them, position_ids");
        }
    }

    /// <summary>
    /// The output at each place of each row. Shorter rows are filled up on the right, where a causal model does not look.
    /// </summary>
    public float[][][] Read(IReadOnlyList<PrmInput> rows)
    {
        var length = rows.Max(r => r.Tokens.Length);
        var (ids, mask, positions) = (new long[rows.Count * length], new long[rows.Count * length], new long[rows.Count * length]);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var i = 0; i < length; i++)
            {
                var within = i < rows[row].Tokens.Length;
                ids[(row * length) + i] = within ? rows[row].Tokens[i] : 0;
                mask[(row * length) + i] = within ? 1 : 0;
                positions[(row * length) + i] = within ? i : 0;
            }
        }

        long[] shape = [rows.Count, length];
        var inputs = new Dictionary<string, OrtValue>
        {
            ["input_ids"] = OrtValue.CreateTensorValueFromMemory(ids, shape),
            ["attention_mask"] = OrtValue.CreateTensorValueFromMemory(mask, shape),
            ["position_ids"] = OrtValue.CreateTensorValueFromMemory(positions, shape),
        };

        try
        {
            using var run = new RunOptions();
            using var results = session.Run(run, inputs.Where(i => session.InputMetadata.ContainsKey(i.Key)).ToDictionary(), [output]);
            return Take(results[0], rows, length);
        }
        finally
        {
            foreach (var input in inputs.Values) input.Dispose();
        }
    }

    public void Dispose() => session.Dispose();

    private static float[][][] Take(OrtValue value, IReadOnlyList<PrmInput> rows, int length)
    {
        var info = value.GetTensorTypeAndShape();
        var width = (int)(info.ElementCount / rows.Count / length);
        return [.. rows.Select((row, r) => row.Places.Select(place => At((r * length) + place)).ToArray())];

        float[] At(int place) => Slice(value, info.ElementDataType, place * width, width);
    }

    private static float[] Slice(OrtValue value, TensorElementType type, int start, int width) => type switch
    {
        TensorElementType.Float => value.GetTensorDataAsSpan<float>().Slice(start, width).ToArray(),
        TensorElementType.Float16 => [.. value.GetTensorDataAsSpan<Float16>().Slice(start, width).ToArray().Select(f => f.ToFloat())],
        TensorElementType.BFloat16 => [.. value.GetTensorDataAsSpan<BFloat16>().Slice(start, width).ToArray().Select(f => f.ToFloat())],
        _ => throw new InvalidDataException($"the model's output is {type}: expected fp32, fp16 or bf16"),
    };
}
