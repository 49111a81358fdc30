using System.Text;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Wire;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat;

/// <summary>
/// A chat model behind an endpoint. What it charges is what the service says it used; an attempt whose reply was lost is charged at its
/// worst, within what <see cref="Billing"/> has had set aside for it.
/// </summary>
public sealed class ChatProposer : IProposer, IDisposable
{
    /// <summary>Texts a prompt may look at: as many as a revision can be shown.</summary>
    private const int Texts = 16;

    private readonly ChatOptions options;
    private readonly TemplateSet templates;
    private readonly Beginnings beginnings;
    private readonly DraftReader drafts;
    private readonly Deployment deployment;
    private readonly int around;

    /// <summary>Writes with the deployment that the options describe.</summary>
    /// <exception cref="SettingException">An option or a template cannot be used.</exception>
    public ChatProposer(ChatOptions options, TimeProvider? time = null)
    {
        OptionCheck.Validate(options);
        this.options = options;
        templates = new(options.Templates);
        (beginnings, drafts) = (new(options), new(options));
        deployment = new(Transports.Open(options), new(options, templates), options, time ?? TimeProvider.System);
        around = templates.Around(Texts) + beginnings.Marks;
        Identity = new(options.Model, options.Version, options.Parameters);
        Billing = new(options.SamplesPerRequest, options.Limits.BilledAttempts);
    }

    /// <inheritdoc/>
    public ModelIdentity Identity { get; }

    /// <inheritdoc/>
    public Abilities Abilities => Abilities.Revise | Abilities.Judge | Abilities.Critique
        | (options.Continuation == Continuation.None ? 0 : Abilities.Continue) | (options.ThinkOpen is null ? 0 : Abilities.Think);

    /// <inheritdoc/>
    public string StepSeparator => options.StepSeparator;

    /// <inheritdoc/>
    public int ContextLength => options.ContextLength;

    /// <inheritdoc/>
    public Billing Billing { get; }

    /// <summary>Without the model's tokenizer a token may be as short as a byte; what the words around a problem take is in it.</summary>
    public Reading Read(string problem)
    {
        var tokens = Encoding.UTF8.GetByteCount(problem) + around;
        return tokens < options.ContextLength ? new(tokens)
            : new(tokens, $"the problem may have {tokens} tokens with the prompt around it, "
                + $"and {options.Section}:ContextLength is {options.ContextLength}");
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default)
    {
        var batch = new Batch();
        var all = await Task.WhenAll(prompts.Select(prompt => Task.WhenAll(Calls(prompt).Select(async call =>
            (Call: call, Outcome: await deployment.CallAsync(call, Billing.Attempts, batch, cancel).ConfigureAwait(false)))))).ConfigureAwait(false);
        Outage.Check([.. all.SelectMany(calls => calls).Select(c => c.Outcome)]);
        return [.. prompts.Zip(all, Reply)];
    }

    /// <summary>Frees what it holds of the deployment.</summary>
    public void Dispose() => deployment.Dispose();

    private IEnumerable<ChatCall> Calls(ProposerPrompt prompt)
    {
        if (prompt.Prefix.Length > 0 && options.Continuation == Continuation.None)
            throw new ArgumentException($"{options.Model} cannot go on from a partial solution: {options.Section}:Continuation is None");
        var (chat, beginning) = (templates.Chat(prompt), beginnings.Beginning(prompt));
        var bound = prompt.PromptTokens ?? PromptSize.Bound(chat, beginning);
        return prompt.Seeds.Chunk(options.SamplesPerRequest).Select(seeds => new ChatCall(
            chat, beginning, seeds.Length, seeds[0], prompt.Temperature, prompt.MaxTokens, beginnings.Stop(prompt))
        { PromptTokens = bound });
    }

    private ProposerReply Reply(ProposerPrompt prompt, (ChatCall Call, CallOutcome Outcome)[] calls)
    {
        var written = calls.SelectMany(c => c.Outcome.Reply is { } reply
            ? drafts.Of(c.Call, prompt, reply)
            : Enumerable.Repeat(DraftReader.Failed(c.Outcome.Fault!.Reason), c.Call.Samples));
        var charges = calls.Select(c => Charge.Of(c.Call, c.Outcome)).ToList();
        return new(charges.Sum(c => c.Prompt), [.. written]) { CompletionTokens = charges.Sum(c => c.Completion) };
    }
}
