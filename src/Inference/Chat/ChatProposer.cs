using System.Text;
using Ponder.Core.Batching;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Chat.Wire;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat;

/// <summary>
/// A chat model behind an endpoint. What it charges is the larger of what the service says it used and what can be counted here; an
/// attempt whose reply was lost is charged at its worst, within what <see cref="Billing"/> has had set aside for it.
/// </summary>
public sealed class ChatProposer : IProposer, IProbed, IBatched<ProposerPrompt, ProposerReply>, IDisposable
{
    private readonly ChatOptions options;
    private readonly ServerConnection server;
    private readonly LineReader lines;
    private readonly Beginnings beginnings;
    private readonly DraftReader drafts;
    private readonly PromptBounds bounds;

    /// <summary>Writes with the deployment that the options describe.</summary>
    /// <exception cref="SettingException">An option or a template cannot be used.</exception>
    public ChatProposer(ChatOptions options, TimeProvider? time = null)
    {
        (server, lines) = (new(options, time), new(options, time));
        this.options = options;
        (beginnings, drafts) = (new(options.StepSeparator, options.ThinkOpen, options.ThinkClose), new(options));
        bounds = new(server.Templates, Encoding.UTF8.GetByteCount(beginnings.Marks), options.Section);
    }

    /// <inheritdoc/>
    public ModelIdentity Identity => server.Identity;

    /// <summary>What it can do; before the server was asked, with <see cref="Continuation.Auto"/>, going on from a part is taken for granted.</summary>
    public Abilities Abilities => Abilities.Revise | Abilities.Judge | Abilities.Critique | Abilities.Search | Abilities.Divide
        | (Continues ? Abilities.Continue : 0) | (options.ThinkOpen is null ? 0 : Abilities.Think)
        | (server.Use.Logprobs ? Abilities.Logprobs : 0) | (options.Vision ? Abilities.See : 0);

    /// <inheritdoc/>
    public string StepSeparator => options.StepSeparator;

    /// <inheritdoc/>
    public int ContextLength => server.Use.ContextLength;

    /// <inheritdoc/>
    public string Address => server.Address;

    /// <inheritdoc/>
    public int? SolutionTokens => SolutionRoom.Of(server.Use.ContextLength, server.Use.Thinks);

    /// <inheritdoc/>
    public Billing Billing => new(server.Use.SamplesPerRequest, options.Limits.BilledAttempts);

    /// <inheritdoc/>
    public int Concurrency => options.Limits.Concurrency;

    /// <inheritdoc/>
    public string ProbeKey => server.Key;

    private bool Continues => server.Known || options.Continuation != Continuation.Auto
        ? server.Use.Continuation != Continuation.None : options.Probe && options.Reasoning != true;

    /// <inheritdoc/>
    public Task<Probed> ProbeAsync(string? earlier, Abilities wanted, long tokens, CancellationToken cancel = default) =>
        server.ProbeAsync(earlier, wanted.HasFlag(Abilities.Continue), tokens, cancel);

    /// <inheritdoc/>
    public void Use(string findings)
    {
        if (ServerFindings.Read(findings) is { } found) server.Apply(found);
    }

    /// <summary>Without the model's tokenizer a token may be as short as a byte: the bound goes by bytes, the context's room by a guess.</summary>
    public Reading Read(string problem) => bounds.Read(problem, server.Use.ContextLength);

    /// <inheritdoc/>
    public IReadOnlyList<PromptWords> Words => bounds.Words;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default)
    {
        var (use, batch) = server.Begin();
        var planned = prompts.Select(prompt => Calls(prompt, use).ToList()).ToList();
        var all = await Task.WhenAll(planned.Select(calls => Task.WhenAll(calls.Select(async call =>
            new MadeCall(call, await batch.CallAsync(call, options.Limits.BilledAttempts, cancel).ConfigureAwait(false), use))))).ConfigureAwait(false);
        Outage.Check([.. all.SelectMany(made => made).Select(made => (made.Outcome, made.Charge))]);
        return [.. prompts.Zip(all, drafts.Reply)];
    }

    /// <inheritdoc/>
    public IBatchDesk? Desk => server.Desk;

    /// <inheritdoc/>
    public BatchRequest? Request(ProposerPrompt prompt, string id)
    {
        var use = server.Use;
        return Calls(prompt, use).Take(2).ToList() is [var only] ? LineReader.Request(only, id, lines.Body(use, server.Templates)) : null;
    }

    /// <inheritdoc/>
    public BatchReading<ProposerReply> Read(ProposerPrompt prompt, BatchLine line)
    {
        var use = server.Use;
        var (made, free) = lines.Read(Calls(prompt, use).Single(), use, line);
        return made is null ? new(null, free) : new(drafts.Reply(prompt, [made]), false);
    }

    /// <summary>Frees what it holds of the deployment.</summary>
    public void Dispose() => server.Dispose();

    private IEnumerable<ChatCall> Calls(ProposerPrompt prompt, ServerUse use)
    {
        var told = prompt is { Purpose: Purpose.Search, Prefix.Length: > 0 } && use.Continuation == Continuation.None;
        if (prompt.Prefix.Length > 0 && !told && use.Continuation == Continuation.None)
            throw new ArgumentException($"{options.Model} cannot go on from a partial solution: {options.Section}:Continuation is None, or the server was not asked");
        var (chat, beginning) = (Message.With(told ? server.Templates.RestOfSearch(prompt) : server.Templates.Chat(prompt), prompt.Pictures), told ? null : beginnings.Beginning(prompt));
        var bound = prompt.PromptTokens ?? PromptSize.Bound(chat, beginning);
        return prompt.Seeds.Chunk(use.SamplesPerRequest).Select(seeds => new ChatCall(
            chat, beginning, seeds.Length, seeds[0], prompt.Temperature, prompt.MaxTokens, beginnings.Stop(prompt))
        { PromptTokens = bound, StopsAtStep = prompt.Steps is not null });
    }
}
