using Ponder.Core.Proposing;
using Ponder.Inference.Onnx;

namespace Ponder.Inference.Embedded;

/// <summary>The shipped proposer. The same prompt gives the same drafts whatever else is in the batch, bit for bit.</summary>
public sealed class EmbeddedProposer : IProposer, IDisposable
{
    private readonly TextModel _model;
    private readonly Marks _marks;

    /// <summary>Writes with <paramref name="model"/>, which it owns from now on.</summary>
    public EmbeddedProposer(DecoderModel model, OnnxOptions? options = null)
    {
        if (model.Scores)
            throw new ArgumentException($"{model.Identity.Name} is a verifier: it scores what it reads and writes nothing", nameof(model));
        _model = new TextModel(model, options ?? new OnnxOptions());
        var tokenizer = _model.Tokenizer;
        _marks = new Marks(tokenizer.End, tokenizer.NewLine,
            [.. Enumerable.Range(0, model.Vocabulary.Count).Where(id => id != tokenizer.End && tokenizer.Decode([id]).Length == 0)]);
    }

    public ModelIdentity Identity => _model.Decoder.Identity;

    public Abilities Abilities => Abilities.Continue;

    public string StepSeparator => "\n";

    public int ContextLength => _model.Decoder.Context;

    internal long TokensRead => _model.Batcher.TokensRead;

    /// <summary>The shipped one.</summary>
    public static EmbeddedProposer Open(OnnxOptions? options = null) =>
        new(ShippedModel.Open("proposer.onnx", options ?? new OnnxOptions()), options);

    public Reading Read(string problem) =>
        _model.Layout.TryProblem(problem, out var tokens, out var refusal) ? new Reading(tokens.Length) : new Reading(0, refusal);

    public async Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default)
    {
        var tasks = prompts.Select(prompt => new WriteTask(prompt, _model, _marks)).ToList();
        await _model.ReadAsync(tasks.SelectMany(task => task.Rows), prompts.Sum(prompt => prompt.Seeds.Count), cancel).ConfigureAwait(false);
        return [.. tasks.Select(task => task.Reply())];
    }

    public void Dispose() => _model.Dispose();
}
