using Ponder.Core.Proposing;
using Ponder.Inference.Embedded.Tokens;
using Ponder.Inference.Onnx;

namespace Ponder.Inference.Embedded;

/// <summary>The shipped proposer. The same prompt gives the same drafts whatever else is in the batch, bit for bit.</summary>
public sealed class EmbeddedProposer : IProposer, IDisposable
{
    private readonly DecoderModel _model;
    private readonly WordTokenizer _tokenizer;
    private readonly Layout _layout;
    private readonly Marks _marks;
    private readonly PrefixCache _cache;
    private readonly Batcher _batcher;

    /// <summary>Writes with <paramref name="model"/>, which it owns from now on.</summary>
    public EmbeddedProposer(DecoderModel model, OnnxOptions? options = null)
    {
        if (model.Scores)
            throw new ArgumentException($"{model.Identity.Name} is a verifier: it scores what it reads and writes nothing", nameof(model));
        options ??= new OnnxOptions();
        _model = model;
        _tokenizer = WordTokenizer.Of(model.Vocabulary);
        _layout = new Layout(_tokenizer, model.Context);
        _marks = new Marks(_tokenizer.End, _tokenizer.NewLine,
            [.. Enumerable.Range(0, model.Vocabulary.Count).Where(id => id != _tokenizer.End && _tokenizer.Decode([id]).Length == 0)]);
        _cache = new PrefixCache(options.CacheBytes);
        _batcher = new Batcher(model, options.Workers);
    }

    public ModelIdentity Identity => _model.Identity;

    public Abilities Abilities => Abilities.Continue;

    public int ContextLength => _model.Context;

    /// <summary>The shipped one.</summary>
    public static EmbeddedProposer Open(OnnxOptions? options = null) =>
        new(ShippedModel.Open("proposer.onnx", options ?? new OnnxOptions()), options);

    public Reading Read(string problem) =>
        _layout.TryProblem(problem, out var tokens, out var refusal) ? new Reading(tokens.Length) : new Reading(0, refusal);

    public async Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default)
    {
        var tasks = prompts.Select(Plan).ToList();
        var first = new List<Row>();
        foreach (var same in tasks.Where(task => task.Row is not null).GroupBy(task => task.Problem))
        {
            Row[] rows = [.. same.Select(task => task.Row!)];
            // Several continuations of one problem: it is read before they begin, so that they find it remembered.
            first.AddRange(rows.Length == 1 ? rows : [ProblemRow(same.First().ProblemTokens, rows)]);
        }
        await _batcher.RunAsync(first, tasks.Sum(task => task.Drafts.Count), cancel).ConfigureAwait(false);
        return [.. tasks.Select(Reply)];
    }

    public void Dispose()
    {
        _batcher.Dispose();
        _model.Dispose();
    }

    private PromptTask Plan(ProposerPrompt prompt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prompt.MaxTokens, 1);
        if (!(prompt.Temperature >= 0) || prompt.Steps < 1)
            throw new ArgumentException($"temperature {prompt.Temperature}, steps {prompt.Steps}: expected at least 0 and at least 1");
        if (prompt.Attempts.Count > 0)
            return Refused(prompt, "the shipped proposer does not revise attempts");
        if (!_layout.TryProblem(prompt.Problem, out var problem, out var refusal) || !_layout.TryText(prompt.Prefix, out var prefix, out refusal))
            return Refused(prompt, refusal);
        int[] tokens = [.. problem, .. prefix];
        if (tokens.Length >= _model.Context)
            return Refused(prompt, $"problem and solution so far have {tokens.Length} tokens, the model reads {_model.Context}");
        var room = Math.Min(prompt.MaxTokens, _model.Context - tokens.Length);
        List<SampleRow> drafts = [.. prompt.Seeds.Select(seed => new SampleRow(
            new Sampling(seed, prompt.Temperature, room, prompt.Steps, _marks)))];
        var row = new ReadRow(tokens, _layout.Cuts(tokens, problem.Length), [tokens.Length - 1], _cache)
        {
            Then = (read, logits) => drafts.Select(draft => draft.After(read, logits)),
        };
        return new PromptTask(prompt.Problem, problem, tokens.Length, row, drafts, null);
    }

    private static PromptTask Refused(ProposerPrompt prompt, string failure) =>
        new(prompt.Problem, [], 0, null, [.. prompt.Seeds.Select(_ => (SampleRow?)null)], failure);

    private ReadRow ProblemRow(int[] tokens, Row[] rows) =>
        new(tokens[..^1], [tokens.Length - 1], [], _cache) { Then = (_, _) => rows };

    private ProposerReply Reply(PromptTask task) => new(task.Tokens, [.. task.Drafts.Select(draft => draft switch
    {
        null => new Draft("", 0, Ending.Failed, task.Failure),
        { Ending: Ending.Failed } => new Draft("", draft.Drawn, Ending.Failed, "the model's logits are no numbers"),
        _ => new Draft(_tokenizer.Decode([.. draft.Tokens]), draft.Drawn, draft.Ending),
    })]);

    private sealed record PromptTask(
        string Problem, int[] ProblemTokens, int Tokens, ReadRow? Row, IReadOnlyList<SampleRow?> Drafts, string? Failure);
}
