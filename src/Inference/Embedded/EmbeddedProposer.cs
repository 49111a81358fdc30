using Ponder.Core.Proposing;
using Ponder.Inference.Onnx;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Embedded;

/// <summary>
/// The shipped proposer: one model solves, and another, trained on the first one's mistakes, does all else. The same prompt gives the same
/// drafts whatever else is in the batch, bit for bit.
/// </summary>
public sealed class EmbeddedProposer : IProposer, IDisposable
{
    private const string Solver = "proposer.onnx", Reviser = "reviser.onnx";

    private readonly TextModel solver;
    private readonly TextModel? reviser;

    /// <summary>Writes with models it owns from now on; without a <paramref name="reviser"/> it solves only.</summary>
    /// <exception cref="ArgumentException">A model is a verifier.</exception>
    public EmbeddedProposer(DecoderModel solver, DecoderModel? reviser = null, OnnxOptions? options = null)
    {
        foreach (var model in new[] { solver, reviser })
        {
            if (model is { Scores: true })
                throw new ArgumentException($"{model.Identity.Name} is a verifier: it writes nothing", nameof(solver));
        }

        options ??= new OnnxOptions();
        this.solver = new TextModel(solver, options);
        this.reviser = reviser is null ? null : new TextModel(reviser, options);
        var fingerprint = string.Join('+', new[] { solver, reviser }.OfType<DecoderModel>().Select(model => model.Identity.Fingerprint));
        Identity = solver.Identity with { Fingerprint = fingerprint };
    }

    /// <inheritdoc/>
    public bool InProcess => true;

    /// <inheritdoc/>
    public ModelIdentity Identity { get; }

    /// <inheritdoc/>
    public Abilities Abilities => reviser is null
        ? Abilities.Continue | Abilities.Logprobs
        : Abilities.Continue | Abilities.Logprobs | Abilities.Revise | Abilities.Judge | Abilities.Critique | Abilities.Think;

    /// <inheritdoc/>
    public string StepSeparator => "\n";

    /// <inheritdoc/>
    public int ContextLength => Math.Max(solver.Decoder.Context, reviser?.Decoder.Context ?? 0);

    internal long CacheBytes => solver.CacheBytes;

    internal long TokensRead => solver.Batcher.TokensRead + (reviser?.Batcher.TokensRead ?? 0);

    /// <summary>The shipped one.</summary>
    /// <exception cref="FileNotFoundException">It is not beside the program.</exception>
    /// <exception cref="InvalidDataException">Its file cannot be read.</exception>
    public static EmbeddedProposer Open(OnnxOptions? options = null)
    {
        options ??= new OnnxOptions();
        return new EmbeddedProposer(ShippedModel.Open(Solver, options), ShippedModel.TryOpen(Reviser, options), options);
    }

    /// <summary>One of a folder with <c>proposer.onnx</c>, <c>reviser.onnx</c> or both; of what it lacks, the shipped one.</summary>
    /// <exception cref="SettingException">The folder has neither, or one cannot be read.</exception>
    internal static EmbeddedProposer Open(string folder, OnnxOptions options, string setting)
    {
        if (!File.Exists(Path.Combine(folder, Solver)) && !File.Exists(Path.Combine(folder, Reviser)))
            throw new SettingException($"{setting} is \"{folder}\": expected a folder with {Solver} or {Reviser}, as src/Training/export.py writes them");
        var solver = ShippedModel.TryOpen(folder, Solver, options, setting) ?? ShippedModel.Open(Solver, options);
        return new EmbeddedProposer(solver, ShippedModel.TryOpen(folder, Reviser, options, setting), options);
    }

    /// <summary>The larger one, trained alike, that solves only; null where it is not there.</summary>
    public static EmbeddedProposer? TryOpenLarger(OnnxOptions? options = null)
    {
        options ??= new OnnxOptions();
        return ShippedModel.TryOpen("proposer-large.onnx", options) is { } solver ? new EmbeddedProposer(solver, options: options) : null;
    }

    /// <inheritdoc/>
    public Reading Read(string problem) =>
        solver.Layout.TryProblem(problem, out var tokens, out var refusal) ? new Reading(tokens.Length) : new Reading(0, refusal);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default)
    {
        var tasks = prompts.Select(prompt => new WriteTask(prompt, Writer(prompt.Purpose))).ToList();
        foreach (var model in tasks.GroupBy(task => task.Model))
            await model.Key.ReadAsync(model.SelectMany(task => task.Rows), model.Sum(task => task.Drafts), cancel).ConfigureAwait(false);
        return [.. tasks.Select(task => task.Reply())];
    }

    /// <summary>Frees the model and everything that it holds.</summary>
    public void Dispose()
    {
        solver.Dispose();
        reviser?.Dispose();
    }

    private TextModel Writer(Purpose purpose) => purpose is Purpose.Solve or Purpose.Search or Purpose.Divide or Purpose.Part or Purpose.Join
        ? solver
        : reviser ?? throw new InvalidOperationException($"{Identity.Name} has no model for the purpose {purpose}");
}
