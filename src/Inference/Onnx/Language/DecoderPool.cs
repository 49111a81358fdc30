using Microsoft.ML.OnnxRuntime;
using Ponder.Inference.Onnx.Language.Decoding;
using Ponder.Inference.Onnx.Language.Folders;
using Ponder.Inference.Onnx.Language.Passes;
using Ponder.Inference.Onnx.Language.Sampling;

namespace Ponder.Inference.Onnx.Language;

/// <summary>A decoder for each GPU, or one on the CPU. Each prompt goes to the one with the fewest before it.</summary>
internal sealed class DecoderPool : IDisposable
{
    /// <summary>Rows on the CPU: enough to use its vector units well.</summary>
    private const int CpuRows = 24;

    /// <summary>Rows on a GPU at most, where nobody asks for more: beyond, sampling takes as long as reading.</summary>
    private const int GpuRows = 256;

    /// <summary>The part of what is free on a GPU that keys and values may take; the rest is for what a step computes.</summary>
    private const double RowShare = 0.7;

    private readonly List<Decoder> decoders = [];

    /// <summary>Prompts that each decoder has to do.</summary>
    private readonly int[] busy;

    private DecoderPool(int vocabulary, int devices) => (Vocabulary, busy) = (vocabulary, new int[devices]);

    /// <summary>Where it runs, how many texts at once, and what a token takes.</summary>
    public string? Place { get; private set; }

    private int Vocabulary { get; }

    /// <exception cref="InvalidDataException">The model cannot be opened, or a GPU has no room for it.</exception>
    public static DecoderPool Open(LanguageOptions options, ModelFolder folder, int context, Truncation truncation)
    {
        DecoderPool? pool = null;
        try
        {
            IReadOnlyList<int> devices = options.Cuda ? LanguageOptionCheck.Devices(options)! : [0];
            foreach (var device in devices)
            {
                var model = LanguageModel.Open(folder.Model, new()
                {
                    Cuda = options.Cuda,
                    Device = device,
                    GpuMemory = options.GpuMemory,
                    Workers = options.Threads ?? Environment.ProcessorCount,
                    Say = options.Say,
                });
                pool ??= new(model.Vocabulary, devices.Count);
                var rows = pool.Add(model, options, context, truncation);
                pool.Place ??= FormattableString.Invariant(
                    $"on the {(model.Memory.Remote ? "GPU" : "CPU")}, {rows} texts at once, {model.TokenBytes} bytes of keys and values per token in {NumberBytes.Name(model.Kind)}");
                // On the CPU one model uses all of it.
                if (!model.Memory.Remote) break;
            }

            return pool!;
        }
        catch
        {
            pool?.Dispose();
            throw;
        }
    }

    /// <summary>Reads a text, to see that files fit together.</summary>
    /// <exception cref="InvalidDataException">They do not.</exception>
    public void Check(int[] tokens, int known, ModelFolder folder)
    {
        var path = folder.Model;
        if (known > Vocabulary)
        {
            throw new InvalidDataException($"{Path.Combine(folder.Folder, "tokenizer.json")} has {known} tokens, and {path} has logits for {Vocabulary}: "
                + "they are not of the same model");
        }

        if (tokens.Length == 0 || tokens.Max() >= Vocabulary)
        {
            throw new InvalidDataException(
                $"{path}: the tokenizer gives token {(tokens.Length == 0 ? "none" : tokens.Max())}, and the model knows {Vocabulary}: they are not of the same model");
        }

        if (folder.Ends.Min() is var end && end >= Vocabulary)
        {
            throw new InvalidDataException($"{folder.Folder}: token {end} ends a text, and {path} knows {Vocabulary}: "
                + "\"eos_token_id\" in generation_config.json, genai_config.json or config.json is another model's");
        }

        float[] logits = [];
        var order = new Order(tokens, [], CancellationToken.None, said => logits = said);
        try
        {
            RunAsync([order]).GetAwaiter().GetResult();
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidDataException($"{path}: the model cannot read a text: {OpenFault.Plain(e.Message)}", e);
        }

        if (!Array.TrueForAll(logits, float.IsFinite))
            throw new InvalidDataException($"{path}: the model's logits are no numbers: it was exported or quantized wrongly, or its weights are cut short");
    }

    public async Task RunAsync(IReadOnlyList<Order> orders)
    {
        var parts = decoders.ConvertAll(_ => new List<Order>());
        foreach (var order in orders)
        {
            var to = Enumerable.Range(0, parts.Count).MinBy(i => Volatile.Read(ref busy[i]));
            Interlocked.Increment(ref busy[to]);
            parts[to].Add(order);
        }

        try
        {
            await Task.WhenAll(parts.Select((part, i) => decoders[i].RunAsync(part))).ConfigureAwait(false);
        }
        finally
        {
            for (var i = 0; i < parts.Count; i++) Interlocked.Add(ref busy[i], -parts[i].Count);
        }
    }

    public void Dispose()
    {
        foreach (var decoder in decoders) decoder.Dispose();
    }

    /// <summary>A decoder for the model, which is closed where a GPU has no room for one; gives its rows.</summary>
    private int Add(LanguageModel model, LanguageOptions options, int context, Truncation truncation)
    {
        try
        {
            var rows = Rows(options, model, context);
            decoders.Add(new(model, new(rows, context, options.CacheBytes, truncation, TimeSpan.FromSeconds(options.WaitSeconds))));
            return rows;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private static int Rows(LanguageOptions options, LanguageModel model, int context)
    {
        if (model.Memory.Free is not { } free) return options.BatchRows ?? CpuRows;
        var room = (long)(RowShare * Math.Min(free, options.GpuMemory ?? free)) - options.CacheBytes;
        var most = room / (model.TokenBytes * context * (model.Fused ? 1 : 2));
        if (options.BatchRows is { } asked && asked <= most) return asked;
        if (most < 1 || options.BatchRows is not null)
        {
            throw new InvalidDataException(
                $"the GPU has {free >> 20:N0} MiB free beside the model's weights: room for {Math.Max(0, most)} texts of {context:N0} tokens at once; "
                + "set ContextLength or BatchRows lower");
        }

        return (int)Math.Min(GpuRows, most >= 8 ? most / 8 * 8 : most);
    }
}
