using Microsoft.Extensions.AI;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat.Clients;

/// <summary>
/// Any provider's chat model as a judge of each step of a solution, through Microsoft.Extensions.AI: one request for each solution, at
/// temperature 0. It charges as <see cref="ChatClientProposer"/> does.
/// </summary>
public sealed class ChatClientVerifier : IVerifier, IDisposable
{
    private readonly ChatOptions options;
    private readonly TemplateSet templates;
    private readonly ServerUse use;
    private readonly ClientCalls calls;

    /// <summary>Scores with that client, which stays the caller's to dispose.</summary>
    /// <exception cref="SettingException">Options or a template cannot be used; the message names them.</exception>
    public ChatClientVerifier(IChatClient client, ChatClientOptions options)
    {
        this.options = ClientOptionCheck.Validate(options);
        templates = new(this.options.Templates);
        use = ServerUse.Of(this.options, null);
        calls = new(client, options.MaxConcurrency);
        Identity = new(options.Name, options.Version, options.Parameters);
    }

    /// <inheritdoc/>
    public ModelIdentity Identity { get; }

    /// <inheritdoc/>
    public int Concurrency => options.Limits.Concurrency;

    /// <summary>The client's name: where it sends its calls, nobody says.</summary>
    public string Address => options.Model;

    /// <inheritdoc/>
    public Aggregation Aggregation => options.Aggregation;

    /// <inheritdoc/>
    public bool Rereads => true;

    /// <inheritdoc/>
    public decimal TokensPerToken => options.TokensPerToken;

    /// <inheritdoc/>
    public int Around => PromptSize.Bound(templates.Verification("", []), null) + options.VerdictTokens;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default)
    {
        var grades = prompts.Select(prompt => new Grading(prompt, options, use, templates)).ToList();
        var made = await Task.WhenAll(grades.Select(grading => Task.WhenAll(grading.Calls.Select(async call =>
            new MadeCall(call, await calls.CallAsync(call, grading.Attempts, cancel).ConfigureAwait(false), use))))).ConfigureAwait(false);
        Outage.Check([.. made.SelectMany(m => m).Select(m => (m.Outcome, m.Charge))]);
        return [.. grades.Zip(made, (grading, answers) => grading.Reply(answers))];
    }

    /// <summary>Frees what this verifier holds; the client stays open.</summary>
    public void Dispose() => calls.Dispose();
}
