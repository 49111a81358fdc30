using System.Text.RegularExpressions;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Ponder.Inference.Onnx.Language.Folders;
using Ponder.Inference.Onnx.Language.Memory;

namespace Ponder.Inference.Onnx.Language.Passes;

/// <summary>
/// A decoder's session and what it takes and gives: input_ids, attention_mask and, where it has them, position_ids; past_key_values.I.key and
/// .value with present.I.key and .value; logits. Optimum and Microsoft's model builder write such models.
/// </summary>
internal sealed partial class LanguageModel : IDisposable
{
    private static readonly string[] Known = [Names.Ids, Names.Mask, Names.Positions, Names.Keep];

    private LanguageModel(InferenceSession session, IMemory memory, string path)
    {
        (Session, Memory) = (session, memory);
        Expect(session.InputMetadata.ContainsKey(Names.Ids) && session.OutputMetadata.ContainsKey(Names.Logits), path,
            $"its inputs are {string.Join(", ", session.InputMetadata.Keys.Take(8))}, its outputs {string.Join(", ", session.OutputMetadata.Keys.Take(8))}: "
            + "expected input_ids and logits among them");
        Expect(session.InputMetadata.Where(input => Known.Contains(input.Key) && input.Key != Names.Keep).All(input => input.Value.ElementDataType == TensorElementType.Int64),
            path, "its input_ids, attention_mask or position_ids are not int64: expected an export with int64 inputs");
        Parts = [.. session.InputMetadata.Keys.Select(input => Part(input, path)).OfType<CachePart>()];
        var others = session.InputMetadata.Keys.Except([.. Known, .. Parts.Select(p => p.Input)]).ToList();
        Expect(others.Count == 0, path, $"it has inputs that Ponder cannot fill: {string.Join(", ", others.Take(8))}");
        Expect(Parts.Count > 0, path, "it keeps no keys and values (past_key_values.0.key and so on): export it with its cache, as for text generation with past");
        Kind = session.InputMetadata[Parts[0].Input].ElementDataType;
        var logits = session.OutputMetadata[Names.Logits];
        (LogitKind, Vocabulary, LastOnly) = (logits.ElementDataType, logits.Dimensions[^1], logits.Dimensions is [_, 1, _] || Has(Names.Keep));
        Expect(NumberBytes.Reads(LogitKind), path, $"its logits are {NumberBytes.Name(LogitKind)}: expected fp32, fp16 or bf16");
        Expect(Vocabulary > 0, path, "its logits do not say how large the vocabulary is");
        Fused = Scan.Contains(path, "GroupQueryAttention");
    }

    public InferenceSession Session { get; }

    public IMemory Memory { get; }

    public IReadOnlyList<CachePart> Parts { get; }

    /// <summary>What keys and values are kept in.</summary>
    public TensorElementType Kind { get; }

    /// <summary>What logits come in.</summary>
    public TensorElementType LogitKind { get; }

    /// <summary>Logits per token.</summary>
    public int Vocabulary { get; }

    /// <summary>Whether logits come for the last token only.</summary>
    public bool LastOnly { get; }

    /// <summary>Whether it keeps each row's keys and values where they are, from the first place on, so that nothing is copied at a step.</summary>
    public bool Fused { get; }

    /// <summary>Bytes of keys and values for one token.</summary>
    public long TokenBytes => Parts.Sum(part => part.Bytes(1));

    public bool Has(string input) => Session.InputMetadata.ContainsKey(input);

    /// <summary>Opens a model's file.</summary>
    /// <exception cref="InvalidDataException">It cannot be read, or takes and gives something else.</exception>
    public static LanguageModel Open(string path, OnnxOptions options)
    {
        InferenceSession? session = null;
        try
        {
            (session, var memory) = LanguageSession.Open(path, options);
            return new(session, memory, path);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidDataException(OpenFault.Words(path, e.Message), e);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Memory for each part's keys or values of so many tokens in so many rows. Kernels may look at more than is there and give it no weight;
    /// but nothing times what is no number is no number, so that it is made zero wherever that may happen.
    /// </summary>
    public nint[] Allocate(int tokens, int rows)
    {
        var found = new nint[Parts.Count];
        try
        {
            for (var i = 0; i < found.Length; i++)
            {
                var bytes = Parts[i].Bytes(tokens) * rows;
                found[i] = Memory.Allocate(bytes);
                if (Memory.Remote || !Fused) Memory.Clear(found[i], bytes);
            }

            return found;
        }
        catch
        {
            foreach (var address in found.Where(address => address != 0)) Memory.Release(address);
            throw;
        }
    }

    public void Dispose()
    {
        Session.Dispose();
        Memory.Dispose();
    }

    private static void Expect(bool holds, string path, string otherwise)
    {
        if (!holds) throw new InvalidDataException($"{path}: {otherwise}");
    }

    private CachePart? Part(string input, string path)
    {
        if (Numbered().Match(input) is not { Success: true } name) return null;
        var output = Session.OutputMetadata.Keys.FirstOrDefault(other => Numbered().Match(other) is { Success: true } same
            && same.Groups[1].Value == name.Groups[1].Value && same.Groups[2].Value == name.Groups[2].Value);
        var metadata = Session.InputMetadata[input];
        Expect(NumberBytes.Reads(metadata.ElementDataType), path,
            $"it keeps its keys and values ({input}) in {NumberBytes.Name(metadata.ElementDataType)}: expected fp32, fp16 or bf16");
        return output is not null && metadata.Dimensions is [_, > 0, _, > 0]
            ? new(input, output, metadata.Dimensions[1], metadata.Dimensions[3], NumberBytes.Of(metadata.ElementDataType))
            : null;
    }

    [GeneratedRegex(@"(\d+)\.(?:decoder\.)?(key|value)$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
