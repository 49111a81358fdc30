namespace Ponder.Inference.Onnx.Language.Folders;

/// <summary>How many parameters a decoder of those sizes has, its norms and biases left out.</summary>
internal static class ParameterCount
{
    public static decimal Of(JsonFile config)
    {
        if (config.Count("hidden_size") is not { } hidden || config.Count("num_hidden_layers") is not { } layers
            || config.Count("intermediate_size") is not { } inner || config.Count("vocab_size") is not { } vocabulary
            || config.Count("num_attention_heads") is not { } heads)
        {
            return 0;
        }

        var head = config.Count("head_dim") ?? hidden / heads;
        var keys = config.Count("num_key_value_heads") ?? heads;
        var attention = (decimal)hidden * head * ((2 * heads) + (2 * keys));
        var embeddings = (decimal)vocabulary * hidden * (config.Flag("tie_word_embeddings") == true ? 1 : 2);
        return embeddings + (layers * (attention + (3m * hidden * inner)));
    }
}
