using Ponder.Inference.Onnx.Language.Sampling;

namespace Ponder.Inference.Onnx.Language.Decoding;

/// <summary>How widely a decoder runs.</summary>
/// <param name="Rows">Texts that are written at once.</param>
/// <param name="Context">Tokens that one text may have, its prompt included.</param>
/// <param name="CacheBytes">Bytes of keys and values kept of prompts that may be read on.</param>
/// <param name="Truncation">Which tokens may be drawn.</param>
/// <param name="Wait">How long a prompt may wait for its turn before a text that has been written for as long makes room.</param>
internal sealed record DecoderOptions(int Rows, int Context, long CacheBytes, Truncation Truncation, TimeSpan Wait);
