using System.Runtime.InteropServices;

namespace Ponder.Inference.Onnx.Prm.Tokens;

/// <summary>
/// Hugging Face tokenizers by ONNX Runtime Extensions, which ONNX Runtime GenAI's library carries: byte-level BPE from a folder's
/// tokenizer.json and tokenizer_config.json. A handle serves one caller at a time.
/// </summary>
internal sealed class OrtxTokenizer : ITokenizer, IDisposable
{
    private readonly Lock guard = new();
    private readonly string folder;
    private nint handle;

    /// <exception cref="InvalidDataException">The folder holds no tokenizer that can be read.</exception>
    public OrtxTokenizer(string folder)
    {
        this.folder = folder;
        var files = TokenizerFiles.Read(folder);
        Begin = files.Begin;
        Check(Ortx.CreateTokenizer(out handle, folder, ["add_special_tokens"], ["false"], 1));
    }

    public string Begin { get; }

    public int[] Encode(string text)
    {
        var utf8 = Marshal.StringToCoTaskMemUTF8(text);
        nint ids = 0;
        try
        {
            lock (guard)
            {
                ObjectDisposedException.ThrowIf(handle == 0, this);
                Check(Ortx.Tokenize(handle, [utf8], 1, out ids));
                Check(Ortx.GetItem(ids, 0, out var item, out var length));
                var tokens = new int[length];
                Marshal.Copy(item, tokens, 0, tokens.Length);
                return tokens;
            }
        }
        finally
        {
            if (ids != 0) Ortx.Dispose(ref ids);
            Marshal.FreeCoTaskMem(utf8);
        }
    }

    public void Dispose()
    {
        lock (guard)
        {
            if (handle != 0) Ortx.Dispose(ref handle);
        }
    }

    private void Check(int error)
    {
        if (error != 0)
            throw new InvalidDataException($"{folder}: the tokenizer cannot be used: {Marshal.PtrToStringUTF8(Ortx.LastError())}");
    }
}
