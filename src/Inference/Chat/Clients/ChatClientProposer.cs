using Microsoft.Extensions.AI;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Chat.Wire;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat.Clients;

/// <summary>
/// Any provider's chat model, through Microsoft.Extensions.AI: one request for each seed. What it charges is what the response says was
/// used; a response without a count, and a call that failed after it may have been answered, are charged at their worst, within what
/// <see cref="Billing"/> has had set aside. Retries and timeouts are the client's own. It cannot go on from a partial solution: no service
/// behind such a client promises that.
/// </summary>
public sealed class ChatClientProposer : IProposer, IDisposable
{
    private readonly ChatOptions options;
    private readonly TemplateSet templates;
    private readonly DraftReader drafts;
    private readonly ClientCalls calls;
    private readonly ServerUse use;
    private readonly PromptBounds bounds;

    /// <summary>Writes with that client, which stays the caller's to dispose.</summary>
    /// <exception cref="SettingException">Options or a template cannot be used; the message names them.</exception>
    public ChatClientProposer(IChatClient client, ChatClientOptions options)
    {
        this.options = ClientOptionCheck.Validate(options);
        templates = new(this.options.Templates);
        drafts = new(this.options);
        use = ServerUse.Of(this.options, null);
        calls = new(client, options.MaxConcurrency);
        bounds = new(templates, 0, this.options.Section);
        Identity = new(options.Name, options.Version, options.Parameters);
        Billing = new(1, options.BilledAttempts);
    }

    /// <inheritdoc/>
    public ModelIdentity Identity { get; }

    /// <inheritdoc/>
    public int Concurrency => options.Limits.Concurrency;

    /// <summary>Revising, judging, criticizing, searching and dividing; neither going on step by step nor thinking under control.</summary>
    public Abilities Abilities => Abilities.Revise | Abilities.Judge | Abilities.Critique | Abilities.Search | Abilities.Divide;

    /// <inheritdoc/>
    public string StepSeparator => options.StepSeparator;

    /// <inheritdoc/>
    public int ContextLength => use.ContextLength;

    /// <summary>The client's name: where it sends its calls, nobody says.</summary>
    public string Address => options.Model;

    /// <inheritdoc/>
    public int? SolutionTokens => SolutionRoom.Of(use.ContextLength, use.Thinks);

    /// <inheritdoc/>
    public Billing Billing { get; }

    /// <summary>Without the model's tokenizer a token may be as short as a byte: the bound goes by bytes, the context's room by a guess.</summary>
    public Reading Read(string problem) => bounds.Read(problem, use.ContextLength);

    /// <inheritdoc/>
    public IReadOnlyList<PromptWords> Words => bounds.Words;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A prompt asks for the rest of a solution, for a step of one, or for thinking.</exception>
    public async Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default)
    {
        var planned = prompts.Select(Plan).ToList();
        var all = await Task.WhenAll(planned.Select(plan => Task.WhenAll(plan.Select(async call =>
            new MadeCall(call, await calls.CallAsync(call, Billing.Attempts, cancel).ConfigureAwait(false), use))))).ConfigureAwait(false);
        Outage.Check([.. all.SelectMany(made => made).Select(made => (made.Outcome, made.Charge))]);
        return [.. prompts.Zip(all, drafts.Reply)];
    }

    /// <summary>Frees what this proposer holds; the client stays open.</summary>
    public void Dispose() => calls.Dispose();

    private List<ChatCall> Plan(ProposerPrompt prompt)
    {
        var told = prompt is { Purpose: Purpose.Search, Prefix.Length: > 0 };
        if ((!told && prompt.Prefix.Length + prompt.Cue.Length > 0) || prompt.Steps is not null || prompt.Purpose is Purpose.Think or Purpose.Conclude)
            throw new ArgumentException($"{options.Model} writes whole solutions only: it cannot go on from a part, or stop after a step");
        var chat = told ? templates.RestOfSearch(prompt) : templates.Chat(prompt);
        var bound = prompt.PromptTokens ?? PromptSize.Bound(chat, null);
        return [.. prompt.Seeds.Select(seed =>
            new ChatCall(chat, null, 1, seed, prompt.Temperature, prompt.MaxTokens, null) { PromptTokens = bound })];
    }
}
