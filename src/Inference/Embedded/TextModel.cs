using Ponder.Inference.Embedded.Tokens;
using Ponder.Inference.Onnx;

namespace Ponder.Inference.Embedded;

/// <summary>A decoder and all it takes to read problems and solutions with it.</summary>
internal sealed class TextModel(DecoderModel decoder, OnnxOptions options) : IDisposable
{
    public DecoderModel Decoder { get; } = decoder;

    public WordTokenizer Tokenizer { get; } = WordTokenizer.Of(decoder.Vocabulary);

    public Layout Layout => field ??= new Layout(Tokenizer, Decoder.Context);

    public PromptLayout Prompts => field ??= new PromptLayout(Tokenizer, Layout, Decoder.Context);

    /// <summary>The tokens that end a text or a step, and those that are never written.</summary>
    public Marks Marks => field ??= new Marks(Tokenizer.End, Tokenizer.NewLine,
        [.. Enumerable.Range(0, Decoder.Vocabulary.Count).Where(id => id != Tokenizer.End && Tokenizer.Decode([id]).Length == 0)]);

    public long CacheBytes => options.CacheBytes;

    public PrefixCache<KeyValues> Cache { get; } = new(options.CacheBytes, kept => kept.Bytes);

    public Batcher Batcher { get; } = new(decoder, options.Workers);

    /// <summary>Reads texts to their ends. A problem that several begin with is read before them: they find it remembered.</summary>
    public Task ReadAsync(IEnumerable<ProblemRow> texts, int expected, CancellationToken cancel)
    {
        var first = new List<Row>();
        foreach (var same in texts.GroupBy(text => text.Problem, text => text))
        {
            Row[] rows = [.. same.Select(text => text.Row)];
            var problem = same.First().Tokens[..^1];
            first.AddRange(rows.Length == 1 ? rows : [new ReadRow(problem, [problem.Length], [], Cache) { Then = (_, _) => rows }]);
        }

        return Batcher.RunAsync(first, expected, cancel);
    }

    public void Dispose()
    {
        Batcher.Dispose();
        Decoder.Dispose();
    }
}

/// <summary>A row that begins with a problem; <paramref name="Tokens"/> are the problem's, its separator last.</summary>
internal readonly record struct ProblemRow(string Problem, int[] Tokens, Row Row);
