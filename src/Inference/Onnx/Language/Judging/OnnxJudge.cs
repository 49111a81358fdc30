using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Onnx.Language.Judging;

/// <summary>
/// A generative verifier: a language model is asked after every step whether all is right so far, and the score is the chance of Yes against
/// No at the first token of its answer (Zhang et al. 2024, GenRM, section 3.1). It shares an open proposer's model of the same settings.
/// </summary>
public sealed class OnnxJudge : IVerifier, IDisposable
{
    private readonly LanguageOptions options;
    private readonly JudgeOptions judging;
    private readonly LoadedModel model;
    private readonly TemplateSet templates;
    private readonly Verdicts verdicts;
    private readonly string? beginning;

    private OnnxJudge(LanguageOptions options, JudgeOptions judging, LoadedModel model)
    {
        (this.options, this.judging, this.model) = (options, judging, model);
        (templates, verdicts) = (new(options.Templates), new(model.Tokenizer, model.Folder.Folder));
        // A verdict comes at once: thinking that the template opens is closed.
        beginning = model.OpensThinking is null ? null : $"\n{options.ThinkClose.Trim()}\n\n";
        Around = Tokens("", []).Length;
    }

    /// <inheritdoc/>
    public bool InProcess => true;

    /// <inheritdoc/>
    public ModelIdentity Identity => model.Identity;

    /// <inheritdoc/>
    public Aggregation Aggregation => judging.Aggregation;

    /// <inheritdoc/>
    public bool Rereads => true;

    /// <inheritdoc/>
    public decimal TokensPerToken => judging.TokensPerToken;

    /// <inheritdoc/>
    public int Around { get; }

    /// <summary>Opens the folder's model; one that is open already with the same options is shared.</summary>
    /// <exception cref="SettingException">An option or a template cannot be used.</exception>
    /// <exception cref="InvalidDataException">A file is missing or cannot be used; the message names it.</exception>
    public static OnnxJudge Open(LanguageOptions options, JudgeOptions? judging = null)
    {
        judging ??= new();
        judging.Validate(options.Section);
        return OpenModels.Use(options, model => new OnnxJudge(options, judging, model));
    }

    /// <summary>
    /// Charged is what is read when nothing was remembered but this call's own beginnings: every prompt, less what it has in common with the one
    /// before it, in the pieces that prompts are read in.
    /// </summary>
    public async Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default)
    {
        var tasks = prompts.Select(prompt => new JudgingTask(prompt, model, Tokens, Steps, verdicts, judging.WholeOnly, cancel)).ToList();
        await model.RunAsync([.. tasks.SelectMany(task => task.Orders)]).ConfigureAwait(false);
        return [.. tasks.Select(task => task.Reply())];
    }

    /// <summary>Frees the model, unless somebody else has it open.</summary>
    public void Dispose() => OpenModels.Give(model);

    private int[] Tokens(string problem, IReadOnlyList<string> steps) => model.Tokens(templates.Verdict(problem, steps), beginning);

    private List<string> Steps(string text) => StepCut.Of(text, options.StepSeparator);
}
