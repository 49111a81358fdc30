using System.Text;
using System.Text.Json.Nodes;
using Tokenizers.DotNet;

namespace Ponder.Inference.Onnx.Prm.Tokens;

/// <summary>
/// A folder's tokenizer.json read by Hugging Face's own library. That library adds special tokens to every text and has no switch for it, so it is given
/// the file without its post-processor, the part that adds them.
/// </summary>
internal sealed class HuggingFaceTokenizer : ITokenizer, IDisposable
{
    private readonly Tokenizer tokenizer;

    /// <exception cref="InvalidDataException">The folder holds no tokenizer that can be read.</exception>
    public HuggingFaceTokenizer(string folder)
    {
        Begin = TokenizerFiles.Read(folder).Begin;
        var copy = Path.GetTempFileName();
        try
        {
            var file = JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, "tokenizer.json")))!.AsObject();
            file["post_processor"] = null;
            File.WriteAllText(copy, file.ToJsonString());
            tokenizer = new(copy);
        }
        catch (TokenizerException e)
        {
            throw new InvalidDataException($"{folder}: the tokenizer cannot be used: {e.Message}", e);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    public string Begin { get; }

    public int[] Encode(string text) => Array.ConvertAll(tokenizer.Encode(WellFormed(text)), id => (int)id);

    public void Dispose() => tokenizer.Dispose();

    /// <summary>The text with U+FFFD in place of half surrogate pairs, which the library refuses: they have no UTF-8.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
