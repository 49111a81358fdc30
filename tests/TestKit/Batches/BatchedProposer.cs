using System.Text;
using Ponder.Core.Batching;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.TestKit.Scripted;

namespace Ponder.TestKit.Batches;

/// <summary>A scripted proposer behind a batch service: a draft a request, and the same drafts whichever way they come.</summary>
public sealed class BatchedProposer(ScriptedProposer live, IBatchDesk desk) : IProposer, IBatched<ProposerPrompt, ProposerReply>
{
    public ModelIdentity Identity => live.Identity;

    public Abilities Abilities => live.Abilities;

    public string StepSeparator => live.StepSeparator;

    public int ContextLength => live.ContextLength;

    public Billing Billing => new(1, 2);

    public string? Address => "http://127.0.0.1/";

    public IBatchDesk? Desk => desk;

    public Reading Read(string problem) => live.Read(problem);

    public Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default) => live.ProposeAsync(prompts, cancel);

    public BatchRequest? Request(ProposerPrompt prompt, string id) => new(id, "chat/completions", Encoding.UTF8.GetBytes(Key(prompt)), 100);

    public BatchReading<ProposerReply> Read(ProposerPrompt prompt, BatchLine line)
    {
        if (line.Status != 200) return new(null, true);
        var body = Encoding.UTF8.GetString(line.Body.Span);
        return body == Key(prompt) ? new(new ScriptedProposer().ProposeAsync([prompt]).Result[0], false) : throw new InvalidOperationException($"{line.Id} answers {body}, not {Key(prompt)}");
    }

    private static string Key(ProposerPrompt prompt) =>
        $"{prompt.Problem} | {prompt.Purpose} | {string.Join(' ', prompt.Seeds)} | {Seed.Hash(string.Join('\0', prompt.Attempts.Append(prompt.Prefix)))}";
}
