using System.Security.Cryptography;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Onnx.Prm.Families;
using Ponder.Inference.Onnx.Tokens;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Onnx.Prm;

/// <summary>A published process reward model, exported to ONNX: a folder with prm.json, the model and its tokenizer.</summary>
public sealed class OnnxPrm : IVerifier, IDisposable
{
    private readonly PrmOptions options;
    private readonly ITokenizer tokenizer;
    private readonly IPrmFamily family;
    private readonly PrmBatcher batcher;
    private readonly PrmModel model;

    private OnnxPrm(PrmOptions options, ITokenizer tokenizer, PrmModel model, string fingerprint)
    {
        (this.options, this.tokenizer, this.model) = (options, tokenizer, model);
        family = PrmFamilies.Of(options, tokenizer);
        batcher = new(model.Read, options, TimeProvider.System);
        Identity = new(options.Name, fingerprint, options.Parameters);
    }

    /// <inheritdoc/>
    public bool InProcess => true;

    /// <inheritdoc/>
    public ModelIdentity Identity { get; }

    /// <inheritdoc/>
    public Aggregation Aggregation => options.Aggregation ?? family.Aggregation;

    /// <inheritdoc/>
    public bool Rereads => true;

    /// <summary>Its tokenizer is not the proposer's.</summary>
    public decimal TokensPerToken => 2;

    /// <summary>Opens the folder's model.</summary>
    /// <exception cref="SettingException">prm.json cannot be used.</exception>
    /// <exception cref="InvalidDataException">The model or the tokenizer cannot be read.</exception>
    public static OnnxPrm Open(string folder, OnnxOptions? onnx = null)
    {
        var description = Path.Combine(folder, "prm.json");
        if (!File.Exists(description)) throw new SettingException($"{description} is missing: it says which family the model is of");
        var options = PrmOptions.Read(description);
        var path = Path.Combine(folder, options.Model);
        if (!File.Exists(path)) throw new InvalidDataException($"{path} is missing");
        var tokenizer = new HuggingFaceTokenizer(folder);
        PrmModel? model = null;
        try
        {
            model = new(path, onnx ?? new());
            PrmProbe.Check(path, options, PrmFamilies.Of(options, tokenizer), tokenizer, model);
            return new(options, tokenizer, model, Fingerprint(path));
        }
        catch
        {
            model?.Dispose();
            tokenizer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default) =>
        await Task.WhenAll(prompts.Select(prompt => ScoreAsync(prompt, cancel))).ConfigureAwait(false);

    /// <summary>Frees the model and everything that it holds.</summary>
    public void Dispose()
    {
        batcher.Dispose();
        batcher.Worker.Wait();
        (tokenizer as IDisposable)?.Dispose();
        model.Dispose();
    }

    private async Task<VerifierReply> ScoreAsync(VerifierPrompt prompt, CancellationToken cancel)
    {
        var (charged, verdicts) = (0, new List<Task<Verdict>>());
        foreach (var solution in prompt.Solutions)
        {
            var (before, steps) = (Steps(solution.Prefix), Steps(solution.Text));
            var (input, refusal) = Lay(prompt.Problem, [.. before, .. steps], steps.Count, prompt.MaxTokens - charged);
            charged += input?.Tokens.Length ?? 0;
            verdicts.Add(input is null ? Task.FromResult(new Verdict(null, refusal)) : JudgeAsync(input, steps.Count, cancel));
        }

        return new(charged, await Task.WhenAll(verdicts).ConfigureAwait(false));
    }

    private (PrmInput? Input, string? Refusal) Lay(string problem, IReadOnlyList<string> steps, int added, int granted)
    {
        if (added == 0) return (null, "there is no step to score");
        try
        {
            var input = family.Lay(problem, steps, tokenizer);
            var tokens = input.Tokens.Length;
            return tokens > options.ContextLength
                ? (null, $"problem and solution have {tokens} tokens, {options.Name} reads {options.ContextLength}")
                : tokens > granted ? (null, $"scoring it takes {tokens} tokens, {granted} are left of what was granted")
                : (input, null);
        }
        catch (PrmInputException e)
        {
            return (null, e.Message);
        }
    }

    /// <summary>The scores of the last steps, those of the text; a score that is no number is none.</summary>
    private async Task<Verdict> JudgeAsync(PrmInput input, int steps, CancellationToken cancel)
    {
        var outputs = await batcher.ReadAsync(input, cancel).ConfigureAwait(false);
        double[] scores = [.. outputs.TakeLast(steps).Select(o => family.Score(o))];
        return Array.TrueForAll(scores, double.IsFinite) ? new(scores) : new(null, "the model's score is no number");
    }

    private List<string> Steps(string text) => StepCut.Of(text, options.StepSeparator);

    private static string Fingerprint(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file))[..16];
    }
}
