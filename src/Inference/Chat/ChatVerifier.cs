using Ponder.Core.Batching;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat;

/// <summary>
/// A chat model that grades each step of a solution, for those who have no reward model. One request per solution, at temperature 0.
/// </summary>
public sealed class ChatVerifier : IVerifier, IProbed, IBatched<VerifierPrompt, VerifierReply>, IDisposable
{
    private readonly ChatOptions options;
    private readonly ServerConnection server;
    private readonly LineReader lines;

    /// <summary>Scores with the deployment that the options describe.</summary>
    /// <exception cref="SettingException">An option or a template cannot be used.</exception>
    public ChatVerifier(ChatOptions options, TimeProvider? time = null)
    {
        this.options = options with { SamplesPerRequest = 1, Continuation = Continuation.None };
        (server, lines) = (new(this.options, time), new(this.options, time));
    }

    /// <inheritdoc/>
    public ModelIdentity Identity => server.Identity;

    /// <inheritdoc/>
    public string Address => server.Address;

    /// <inheritdoc/>
    public Aggregation Aggregation => options.Aggregation;

    /// <inheritdoc/>
    public bool Sees => options.Vision;

    /// <inheritdoc/>
    public bool Rereads => true;

    /// <inheritdoc/>
    public decimal TokensPerToken => options.TokensPerToken;

    /// <inheritdoc/>
    public int Around => PromptSize.Bound(server.Templates.Verification("", []), null) + options.VerdictTokens;

    /// <inheritdoc/>
    public int Concurrency => options.Limits.Concurrency;

    /// <inheritdoc/>
    public string ProbeKey => server.Key;

    /// <inheritdoc/>
    public async Task<Probed> ProbeAsync(string? earlier, Abilities wanted, long tokens, CancellationToken cancel = default)
    {
        var probed = await server.ProbeAsync(earlier, false, tokens, cancel).ConfigureAwait(false);
        var left = tokens - probed.Spend.Tokens;
        if (ServerFindings.Read(probed.Findings) is not { Asked: true, Schemas: null } found || left < SchemaProbe.Worst) return probed;
        var (asked, charge) = await SchemaProbe.AskAsync(found, server.Begin().Calls, cancel).ConfigureAwait(false);
        server.Apply(asked);
        var spend = new Spend { PromptTokens = charge.Prompt, CompletionTokens = charge.Completion };
        return probed with { Findings = asked.Write(), Spend = probed.Spend + spend };
    }

    /// <inheritdoc/>
    public void Use(string findings)
    {
        if (ServerFindings.Read(findings) is { } found) server.Apply(found);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default)
    {
        var (use, batch) = server.Begin();
        var grades = prompts.Select(prompt => new Grading(prompt, options, use, server.Templates)).ToList();
        var made = await Task.WhenAll(grades.Select(grading => Task.WhenAll(grading.Calls.Select(async call =>
            new MadeCall(call, await batch.CallAsync(call, grading.Attempts, cancel).ConfigureAwait(false), use))))).ConfigureAwait(false);
        Outage.Check([.. made.SelectMany(calls => calls).Select(c => (c.Outcome, c.Charge))]);
        return [.. grades.Zip(made, (grading, calls) => grading.Reply(calls))];
    }

    /// <inheritdoc/>
    public IBatchDesk? Desk => server.Desk;

    /// <inheritdoc/>
    public BatchRequest? Request(VerifierPrompt prompt, string id)
    {
        var use = server.Use;
        return new Grading(prompt, options, use, server.Templates).Calls.Take(2).ToList() is [var only]
            ? LineReader.Request(only, id, lines.Body(use, server.Templates)) : null;
    }

    /// <inheritdoc/>
    public BatchReading<VerifierReply> Read(VerifierPrompt prompt, BatchLine line)
    {
        var use = server.Use;
        var grading = new Grading(prompt, options, use, server.Templates);
        var (made, free) = lines.Read(grading.Calls.Single(), use, line);
        return made is null ? new(null, free) : new(grading.Reply([made]), false);
    }

    /// <summary>Frees what it holds of the deployment.</summary>
    public void Dispose() => server.Dispose();
}
