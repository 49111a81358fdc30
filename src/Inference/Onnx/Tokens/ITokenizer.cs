namespace Ponder.Inference.Onnx.Tokens;

/// <summary>Text to token ids, as a model's own tokenizer makes them.</summary>
internal interface ITokenizer
{
    /// <summary>The token that begins a text, as its settings name it; empty where they name none.</summary>
    string Begin { get; }

    /// <summary>The ids of the text, special tokens in it recognized and none added.</summary>
    int[] Encode(string text);

    /// <summary>The text of the ids, special tokens left out.</summary>
    string Decode(IEnumerable<int> ids);
}
