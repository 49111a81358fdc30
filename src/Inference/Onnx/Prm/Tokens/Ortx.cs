using System.Runtime.InteropServices;

namespace Ponder.Inference.Onnx.Prm.Tokens;

/// <summary>The C interface of ONNX Runtime Extensions' tokenizers (ortx_tokenizer.h).</summary>
internal static partial class Ortx
{
    private const string Library = "onnxruntime-genai";

    [LibraryImport(Library, EntryPoint = "OrtxCreateTokenizerWithOptions", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateTokenizer(out nint tokenizer, string folder, string[] names, string[] values, nuint count);

    [LibraryImport(Library, EntryPoint = "OrtxTokenize")]
    public static partial int Tokenize(nint tokenizer, nint[] texts, nuint count, out nint ids);

    [LibraryImport(Library, EntryPoint = "OrtxTokenId2DArrayGetItem")]
    public static partial int GetItem(nint ids, nuint index, out nint item, out nuint length);

    [LibraryImport(Library, EntryPoint = "OrtxDispose")]
    public static partial int Dispose(ref nint item);

    [LibraryImport(Library, EntryPoint = "OrtxGetLastErrorMessage")]
    public static partial nint LastError();
}
