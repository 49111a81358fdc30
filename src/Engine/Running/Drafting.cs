using Ponder.Answers;
using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running;

/// <summary>Calls the proposer for all requests of a round at once and makes candidates of what it writes.</summary>
internal sealed class Drafting(CandidateTexts store, IProblemTexts problems, IProposer proposer)
{
    /// <summary>Per request of the round: what was drafted, or null where it asked for no drafts.</summary>
    public async Task<IReadOnlyList<Drafted?>> CallAsync(Round round, CancellationToken cancel)
    {
        var asks = round.Asks.OfType<ProposeAsk>().ToList();
        var prompts = new List<ProposerPrompt>();
        foreach (var ask in asks) prompts.Add(await PromptAsync(ask, cancel));
        var replies = prompts.Count == 0
            ? []
            : await ModelCall.RunAsync(proposer.Identity.Name, prompts.Count, () => proposer.ProposeAsync(prompts, cancel), cancel);

        var (drafted, next, index) = (new List<Drafted?>(), 0, 0);
        foreach (var ask in round.Asks)
        {
            drafted.Add(ask is ProposeAsk propose ? Draft(round, propose, prompts[next], replies[next++], ref index) : null);
        }

        return drafted;
    }

    private async Task<ProposerPrompt> PromptAsync(ProposeAsk ask, CancellationToken cancel)
    {
        var texts = new List<string>();
        foreach (var id in ask.Texts) texts.Add(await store.GetAsync(id, cancel));
        return new()
        {
            Problem = await problems.GetAsync(ask.Problem, cancel),
            Prefix = ask.Parent is { } parent && ask.Purpose.Continues() ? await store.GetAsync(parent, cancel) : "",
            Cue = ask.Cue,
            Purpose = ask.Purpose,
            Attempts = texts,
            Seeds = [.. ask.Draws.Select(d => d.Seed)],
            Temperature = ask.Temperature,
            MaxTokens = ask.MaxTokens,
            PromptTokens = (int)(ask.Worst.PromptTokens / proposer.Billing.Reads(ask.Draws.Count)),
            Steps = ask.Steps,
        };
    }

    private Drafted Draft(Round round, ProposeAsk ask, ProposerPrompt prompt, ProposerReply reply, ref int index)
    {
        if (reply.Drafts.Count != ask.Draws.Count)
            throw new ModelException(proposer.Identity.Name, $"{ask.Draws.Count} drafts asked, {reply.Drafts.Count} given");
        if (reply.PromptTokens < 0 || reply.CompletionTokens < 0 || reply.Drafts.Any(d => d.Tokens < 0))
            throw new ModelException(proposer.Identity.Name, "it counts less than 0 tokens");
        var (candidates, whole) = (new List<Candidate>(), new List<string>());
        var spend = new Spend
        {
            PromptTokens = reply.PromptTokens,
            CompletionTokens = reply.CompletionTokens,
            Samples = (long)ask.Samples * ask.Draws.Count,
        };
        foreach (var (draw, draft) in ask.Draws.Zip(reply.Drafts))
        {
            var text = prompt.Prefix + prompt.Cue + draft.Text;
            var steps = Steps(draft.Text);
            spend += new Spend { Steps = steps };
            whole.Add(text);
            candidates.Add(new()
            {
                Id = new(round.Wave, round.Page, round.Number, index++),
                Parent = ask.Parent,
                Draw = new(ask.Mode, draw.Index),
                Purpose = ask.Purpose,
                Seed = draw.Seed,
                Ending = draft.Ending,
                Answer = ask.Purpose.Answers() && draft.Ending == Ending.Finished ? AnswerExtractor.Extract(text) : null,
                Verdict = ask.Purpose.Judges() && draft.Ending == Ending.Finished ? Judgement.Read(ask.Purpose, text) : null,
                Steps = Steps(text),
                Tokens = draft.Tokens,
                TextHash = Seed.Hash(text),
                Failure = draft.Failure,
            });
        }

        return new(new(candidates, spend), whole);
    }

    private int Steps(string text) => text.Split(proposer.StepSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
}

/// <summary>A request's candidates and what they cost, with their whole texts.</summary>
internal sealed record Drafted(Reply Reply, IReadOnlyList<string> Texts);
