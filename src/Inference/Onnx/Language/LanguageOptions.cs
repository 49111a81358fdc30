namespace Ponder.Inference.Onnx.Language;

/// <summary>A published language model's folder and how it may be used. Each property is a setting of the same name.</summary>
public sealed record LanguageOptions
{
    /// <summary>Where these settings stand, for messages that say what to fix.</summary>
    /// <value>The default is <c>Ponder:Proposer</c>.</value>
    public string Section { get; init; } = "Ponder:Proposer";

    /// <summary>The folder of the model, its tokenizer and its chat template; docs/models.md says how to make one.</summary>
    /// <value>There is no default.</value>
    public string? Folder { get; init; }

    /// <summary>The model's file in that folder, where it has several.</summary>
    /// <value>The default is null: the one that genai_config.json names, or model.onnx.</value>
    public string? Model { get; init; }

    /// <summary>Ask for a GPU; where there is none the model runs on the CPU, and says so once.</summary>
    /// <value>The default is false.</value>
    public bool Cuda { get; init; }

    /// <summary>Which GPUs, joined by commas: each has a copy of the model, and prompts go to the one that has least to do.</summary>
    /// <value>The default is 0, the first.</value>
    public string Devices { get; init; } = "0";

    /// <summary>Bytes of each GPU's memory that may be used.</summary>
    /// <value>The default is null: what is free.</value>
    public long? GpuMemory { get; init; }

    /// <summary>Threads that compute, on the CPU.</summary>
    /// <value>From 1; the default is null: one for each processor.</value>
    public int? Threads { get; init; }

    /// <summary>Texts that are written at once. Part of how numbers are rounded: jobs that are compared bit for bit need the same.</summary>
    /// <value>From 1 to 1024; the default is null: 24 on the CPU, and as many as find room on a GPU, up to 256.</value>
    public int? BatchRows { get; init; }

    /// <summary>
    /// Seconds that a prompt may wait for its turn. Then a text that has been written for as long makes room, and goes on later where it was;
    /// what is written stays the same. Texts that made room are kept within <see cref="CacheBytes"/> again.
    /// </summary>
    /// <value>From 0.01; the default is 30.</value>
    public double WaitSeconds { get; init; } = 30;

    /// <summary>How long prompt and completion together may be, in tokens.</summary>
    /// <value>From 64 to what the model reads; the default is null: that, or 8192 if it reads more.</value>
    public int? ContextLength { get; init; }

    /// <summary>Bytes of keys and values kept of prompts that may be read on.</summary>
    /// <value>The default is 256 MiB.</value>
    public long CacheBytes { get; init; } = 256L << 20;

    /// <summary>Draw from the so many likeliest tokens only.</summary>
    /// <value>From 1; the default is null: what generation_config.json says, or all of them.</value>
    public int? TopK { get; init; }

    /// <summary>Draw from the likeliest tokens that together have this share of the chance only.</summary>
    /// <value>Above 0, at most 1; the default is null: what generation_config.json says, or all of them.</value>
    public double? TopP { get; init; }

    /// <summary>Draw from tokens with at least this part of the likeliest one's chance only.</summary>
    /// <value>From 0 to 1; the default is null: what generation_config.json says, or all of them.</value>
    public double? MinP { get; init; }

    /// <summary>
    /// Measure how sure the model is of each token, for strategies that go by log probabilities. It takes about as long as drawing the token.
    /// </summary>
    /// <value>The default is false.</value>
    public bool Logprobs { get; init; }

    /// <summary>Parameter count, from which FLOPs are estimated.</summary>
    /// <value>The default is null: reckoned from config.json, or 0, no FLOPs, without it.</value>
    public decimal? Parameters { get; init; }

    /// <summary>What stands between steps.</summary>
    /// <value>The default is a blank line.</value>
    public string StepSeparator { get; init; } = "\n\n";

    /// <summary>Opens the model's thinking, where strategies are to control its end.</summary>
    /// <value>The default is null: a line with <c>&lt;think&gt;</c>, if that is one of the model's tokens.</value>
    public string? ThinkOpen { get; init; }

    /// <summary>Closes it.</summary>
    /// <value>The default is <c>&lt;/think&gt;</c>.</value>
    public string ThinkClose { get; init; } = "</think>";

    /// <summary>What the chat template is given beside the messages, as a JSON object: <c>{"enable_thinking":false}</c>.</summary>
    /// <value>The default is null: nothing.</value>
    public string? TemplateArguments { get; init; }

    /// <summary>The date that a template writes which asks for today's, as yyyy-MM-dd: fixed, so that a job asks the same on another day.</summary>
    /// <value>The default is 2024-07-26, on which Llama's templates fall back.</value>
    public string Today { get; init; } = "2024-07-26";

    /// <summary>A folder whose files replace Ponder's prompts of the same name; the rest stay as they come with Ponder.</summary>
    /// <value>The default is null: all of Ponder's own.</value>
    public string? Templates { get; init; }

    /// <summary>Hears what a person should know, such as that there is no GPU.</summary>
    /// <value>The default is null: nobody does.</value>
    public Action<string>? Say { get; init; }
}
