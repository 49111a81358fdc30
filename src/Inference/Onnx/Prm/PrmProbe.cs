using Microsoft.ML.OnnxRuntime;
using Ponder.Inference.Onnx.Prm.Families;
using Ponder.Inference.Onnx.Tokens;

namespace Ponder.Inference.Onnx.Prm;

/// <summary>Reads one line with a model as it is opened: description, tokenizer and model fit each other, or it is said why not.</summary>
internal static class PrmProbe
{
    /// <exception cref="InvalidDataException">They do not; the message says where to look.</exception>
    public static void Check(string path, PrmOptions options, IPrmFamily family, ITokenizer tokenizer, PrmModel model)
    {
        float[]? output = null;
        try
        {
            output = model.Read([family.Lay("1 + 1 = ?", ["1 + 1 = 2"], tokenizer)])[0][^1];
            family.Score(output);
        }
        catch (PrmInputException e)
        {
            throw new InvalidDataException($"{path}: the tokenizer does not make of a {options.Family} text what prm.json says: {e.Message}", e);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidDataException($"{path}: the model cannot read what the tokenizer gives it: {e.Message.Split('\n')[0]}", e);
        }
        catch (IndexOutOfRangeException e)
        {
            throw new InvalidDataException(
                $"{path}: the model's output has {output!.Length} columns, too few for {options.Family}; see goodColumn and badColumn", e);
        }
    }
}
