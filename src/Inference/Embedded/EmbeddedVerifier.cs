using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Onnx;

namespace Ponder.Inference.Embedded;

/// <summary>
/// The shipped process reward model: a score where each step ends. The problem is read once for all its solutions, and of a solution
/// whose prefix was scored before only what is new. The scores are the same, bit for bit, whatever is remembered.
/// </summary>
public sealed class EmbeddedVerifier : IVerifier, IDisposable
{
    private readonly TextModel text;

    /// <summary>Scores with <paramref name="model"/>, which it owns from now on.</summary>
    /// <exception cref="ArgumentException">The model is a proposer.</exception>
    public EmbeddedVerifier(DecoderModel model, OnnxOptions? options = null)
    {
        if (!model.Scores)
            throw new ArgumentException($"{model.Identity.Name} is a proposer: it has no scores", nameof(model));
        text = new TextModel(model, options ?? new OnnxOptions());
    }

    /// <inheritdoc/>
    public bool InProcess => true;

    /// <inheritdoc/>
    public ModelIdentity Identity => text.Decoder.Identity;

    /// <inheritdoc/>
    public Aggregation Aggregation => Aggregation.Last;

    /// <inheritdoc/>
    public string? Refusal(string problem) => text.Layout.TryProblem(problem, out _, out var refusal) ? null : refusal;

    internal long TokensRead => text.Batcher.TokensRead;

    /// <summary>The shipped one.</summary>
    /// <exception cref="FileNotFoundException">It is not beside the program.</exception>
    /// <exception cref="InvalidDataException">Its file cannot be read.</exception>
    public static EmbeddedVerifier Open(OnnxOptions? options = null) =>
        new(ShippedModel.Open("prm.onnx", options ?? new OnnxOptions()), options);

    /// <summary>
    /// Charged are the problem, once per prompt where a solution has no prefix, and the texts with their end marks: what is
    /// remembered from earlier calls changes nothing, so that a resumed job spends what an uninterrupted one does.
    /// </summary>
    public async Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default)
    {
        var tasks = prompts.Select(prompt => new ScoreTask(prompt, text)).ToList();
        List<ProblemRow> rows = [.. tasks.SelectMany(task => task.Rows)];
        await text.ReadAsync(rows, rows.Count, cancel).ConfigureAwait(false);
        return [.. tasks.Select(task => task.Reply())];
    }

    /// <summary>Frees the model and everything that it holds.</summary>
    public void Dispose() => text.Dispose();
}
