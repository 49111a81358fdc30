namespace Ponder.Inference.Onnx.Language.Folders;

/// <summary>
/// What a published model's folder says of itself: as Hugging Face's ONNX exports have it (config.json, generation_config.json) and as
/// Microsoft's have it (genai_config.json). Where both are there, the exporter's own file goes first.
/// </summary>
internal sealed record ModelFolder
{
    private static readonly string[] Usual = ["model.onnx", "decoder_with_past_model.onnx", "onnx/model.onnx"];

    /// <summary>The folder of the JSON files and the tokenizer.</summary>
    public required string Folder { get; init; }

    /// <summary>The model's file.</summary>
    public required string Model { get; init; }

    /// <summary>The folder's name, as people call the model.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder)));

    /// <summary>What config.json calls the architecture, such as qwen2; empty where nobody says.</summary>
    public required string Type { get; init; }

    /// <summary>Tokens that one text may have.</summary>
    public required int Context { get; init; }

    /// <summary>The tokens that end a text.</summary>
    public required IReadOnlyList<int> Ends { get; init; }

    /// <summary>How its makers have tokens drawn.</summary>
    public required Sampling.Truncation Truncation { get; init; }

    /// <summary>Parameter count, reckoned from the sizes in config.json; 0 where they are not there.</summary>
    public required decimal Parameters { get; init; }

    /// <summary>Reads a folder's files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="model">The model's file in it, where it is not the usual one.</param>
    /// <exception cref="InvalidDataException">A file is missing or cannot be used; the message names it and says what was expected.</exception>
    public static ModelFolder Read(string folder, string? model = null)
    {
        if (!Directory.Exists(folder)) throw new InvalidDataException($"there is no folder {folder}");
        var (genai, config) = (JsonFile.Open(folder, "genai_config.json"), JsonFile.Open(folder, "config.json"));
        if ((genai ?? config) is null)
            throw new InvalidDataException($"{folder} has neither genai_config.json nor config.json: expected a folder that an exporter wrote");
        var generation = JsonFile.Open(folder, "generation_config.json");
        var path = Find(folder, model ?? genai?.Text("model", "decoder", "filename"));
        return new()
        {
            Folder = folder,
            Model = path,
            Type = config?.Text("model_type") ?? genai?.Text("model", "type") ?? "",
            Context = genai?.Count("model", "context_length") ?? config?.Count("max_position_embeddings") ?? config?.Count("text_config", "max_position_embeddings")
                ?? throw new InvalidDataException(
                    $"{(config ?? genai)!.Path} does not say how long a text may be: expected \"max_position_embeddings\", or \"context_length\" in genai_config.json"),
            Ends = EndTokens(generation, genai, config),
            Truncation = generation is null || generation.Flag("do_sample") == false ? new() : new()
            {
                TopK = generation.Count("top_k"),
                TopP = generation.Number("top_p"),
                MinP = generation.Number("min_p"),
            },
            Parameters = config is null ? 0 : ParameterCount.Of(config),
        };
    }

    private static int[] EndTokens(JsonFile? generation, JsonFile? genai, JsonFile? config)
    {
        int[] ends = [.. (generation?.Tokens("eos_token_id") ?? []).Concat(genai?.Tokens("model", "eos_token_id") ?? [])
            .Concat(config?.Tokens("eos_token_id") ?? []).Where(id => id >= 0).Distinct()];
        return ends.Length > 0 ? ends
            : throw new InvalidDataException(
                $"{(generation ?? genai ?? config)!.Path}: expected \"eos_token_id\", the token that ends a text; without it every sample would run to its limit");
    }

    private static string Find(string folder, string? named)
    {
        if (named is not null)
        {
            var path = Path.Combine(folder, named);
            return File.Exists(path) ? path : throw new InvalidDataException($"{path} is missing");
        }

        if (Usual.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } usual) return usual;
        string[] found = [.. Directory.EnumerateFiles(folder, "*.onnx").Order(StringComparer.Ordinal)];
        return found switch
        {
            [var only] => only,
            [] => throw new InvalidDataException($"{folder} has no .onnx file: expected model.onnx; docs/models.md says how to export one"),
            _ => throw new InvalidDataException(
                $"{folder} has several .onnx files ({string.Join(", ", found.Select(Path.GetFileName))}): set Model to the one to use"),
        };
    }
}
