using System.Text;
using System.Text.Json.Nodes;
using Tokenizers.DotNet;

namespace Ponder.Inference.Onnx.Tokens;

/// <summary>
/// A folder's tokenizer.json read by Hugging Face's own library. That library adds special tokens to every text, cuts and pads it as the
/// file says, and has no switch for any of it. So it is given the file without the parts that do.
/// </summary>
internal sealed class HuggingFaceTokenizer : ITokenizer, IDisposable
{
    /// <summary>
    /// The library keeps the tokenizers of the whole process in one map without a lock of its own. Texts may be encoded at the same time,
    /// but not while a tokenizer comes or goes.
    /// </summary>
    private static readonly ReaderWriterLockSlim Map = new();

    private readonly Tokenizer tokenizer;

    /// <exception cref="InvalidDataException">The folder holds no tokenizer that can be read.</exception>
    public HuggingFaceTokenizer(string folder)
    {
        (Begin, Size) = TokenizerFiles.Read(folder);
        var copy = Path.GetTempFileName();
        try
        {
            File.WriteAllText(copy, Bare(Path.Combine(folder, "tokenizer.json")));
            tokenizer = Changing(() => new Tokenizer(copy));
        }
        catch (Exception e) when (e is TokenizerException or DllNotFoundException)
        {
            throw new InvalidDataException($"{folder}: the tokenizer cannot be used: {e.Message}", e);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    public string Begin { get; }

    /// <summary>Tokens that a model must know: those added later, of pictures and the like, are left out, since text models lack some.</summary>
    public int Size { get; }

    public int[] Encode(string text)
    {
        Map.EnterReadLock();
        try
        {
            return Array.ConvertAll(tokenizer.Encode(WellFormed(text)), id => (int)id);
        }
        finally
        {
            Map.ExitReadLock();
        }
    }

    public string Decode(IEnumerable<int> ids)
    {
        Map.EnterReadLock();
        try
        {
            return tokenizer.Decode([.. ids.Select(id => (uint)id)]);
        }
        finally
        {
            Map.ExitReadLock();
        }
    }

    public void Dispose() => Changing(() =>
    {
        tokenizer.Dispose();
        return true;
    });

    private static string Bare(string file)
    {
        var json = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
        foreach (var part in (string[])["post_processor", "truncation", "padding"]) json[part] = null;
        return json.ToJsonString();
    }

    /// <summary>The text with U+FFFD in place of half surrogate pairs, which the library refuses: they have no UTF-8.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static T Changing<T>(Func<T> change)
    {
        Map.EnterWriteLock();
        try
        {
            return change();
        }
        finally
        {
            Map.ExitWriteLock();
        }
    }
}
