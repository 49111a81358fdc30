using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Onnx.Language.Decoding;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Onnx.Language;

/// <summary>
/// A published model in this process: a folder as exporters write it, on the CPU or on GPUs. On the CPU the same prompt gives the same
/// drafts whatever else is in the batch.
/// </summary>
public sealed class OnnxProposer : IProposer, IDescribed, IDisposable
{
    private readonly LanguageOptions options;
    private readonly LoadedModel model;
    private readonly LanguagePrompts prompts;
    private readonly bool thinks;

    private OnnxProposer(LanguageOptions options, LoadedModel model)
    {
        (this.options, this.model) = (options, model);
        var open = options.ThinkOpen ?? (IsToken("<think>") && IsToken(options.ThinkClose) ? "<think>\n" : null);
        thinks = open is not null;
        var beginnings = new Beginnings(options.StepSeparator, open, options.ThinkClose);
        prompts = new(model, new(options.Templates), beginnings);
    }

    /// <inheritdoc/>
    public bool InProcess => true;

    /// <inheritdoc/>
    public ModelIdentity Identity => model.Identity;

    /// <inheritdoc/>
    public Abilities Abilities => Abilities.Continue | Abilities.Revise | Abilities.Judge | Abilities.Critique | Abilities.Search | Abilities.Divide
        | (thinks ? Abilities.Think : 0) | (options.Logprobs ? Abilities.Logprobs : 0);

    /// <inheritdoc/>
    public string StepSeparator => options.StepSeparator;

    /// <inheritdoc/>
    public int ContextLength => model.Context;

    /// <inheritdoc/>
    public int? SolutionTokens => SolutionRoom.Of(model.Context, thinks);

    /// <inheritdoc/>
    public IReadOnlyList<PromptWords> Words => prompts.Words;

    /// <summary>Opens the folder's model; one that is open already with the same options is shared.</summary>
    /// <exception cref="SettingException">An option or a template cannot be used.</exception>
    /// <exception cref="InvalidDataException">A file is missing or cannot be used; the message names it.</exception>
    public static OnnxProposer Open(LanguageOptions options) => OpenModels.Use(options, model => new OnnxProposer(options, model));

    /// <inheritdoc/>
    public Reading Read(string problem) => prompts.Read(problem);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default)
    {
        var tasks = prompts.AsParallel().AsOrdered().Select(prompt => new WritingTask(prompt, model, this.prompts.Tokens(prompt), Stop(prompt), options.Logprobs, cancel)).ToList();
        await model.RunAsync([.. tasks.Select(task => task.Order).OfType<Order>()]).ConfigureAwait(false);
        return [.. tasks.Select(task => task.Reply())];
    }

    /// <inheritdoc/>
    public string Describe() => model.Describe(thinks);

    /// <summary>Frees the model, unless somebody else has it open.</summary>
    public void Dispose() => OpenModels.Give(model);

    private bool IsToken(string text) => model.Tokenizer.Encode(text).Length == 1;

    private Func<TextStop> Stop(ProposerPrompt prompt) =>
        () => new(model.Tokenizer, options.StepSeparator, prompt.Steps, prompt.Purpose == Purpose.Think ? options.ThinkClose.Trim() : prompt.Stop.Count > 0 ? prompt.Stop[0] : null);
}
