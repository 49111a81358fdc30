using Ponder.Core.Batching;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Engine.Journals;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running.Calls;

/// <summary>
/// Cuts what a round asks of the proposer into calls, and puts their replies together again. A service gets a prompt with as many seeds as
/// it takes at once; a model in this process gets batches of whole prompts, small enough that a stop need not wait long.
/// </summary>
internal sealed class ProposerCalls
{
    /// <summary>Drafts in a batch of a model in this process: many times what it works on at once, so that little of it stands idle.</summary>
    private const int Batch = 256;

    private readonly IProposer proposer;
    private readonly Tariff tariff;
    private readonly int first;
    private readonly List<(ProposeAsk Ask, ProposerPrompt Prompt)> asked;
    private readonly List<List<Part>> parts = [];

    public ProposerCalls(IEnumerable<(ProposeAsk Ask, ProposerPrompt Prompt)> asked, IProposer proposer, Tariff tariff, int first = 0)
    {
        (this.asked, this.proposer, this.tariff, this.first) = ([.. asked], proposer, tariff, first);
        Cut();
        Calls = [.. parts.Select((call, number) => new PlannedCall(
            first + number,
            tariff.Price(call.Aggregate(default(Spend), (sum, part) => sum + Worst(part))),
            cancel => SendAsync(call, cancel),
            reply => tariff.Price(call.Zip(reply.Drafts!).Aggregate(default(Spend), (sum, p) => sum + Spent(p.First, p.Second, reply.ByBatch))))
        {
            Tariff = tariff,
            Hear = (reply, meter) => Hear(call, reply, meter),
            Line = Line(call),
        })];
    }

    /// <summary>The calls, in order.</summary>
    public IReadOnlyList<PlannedCall> Calls { get; }

    /// <summary>Per prompt: what came for it.</summary>
    public IReadOnlyList<Written> Replies(CallLog log)
    {
        var written = asked.Select(a => new Written(new Draft?[a.Ask.Draws.Count])).ToList();
        for (var number = 0; number < parts.Count; number++)
        {
            if (log.Reply(first + number) is not { Drafts: { } replies, ByBatch: var byBatch }) continue;
            foreach (var (part, reply) in parts[number].Zip(replies)) written[part.Place].Add(part.From, reply, Spent(part, reply, byBatch), Doubt(reply, byBatch));
        }

        return written;
    }

    private void Cut()
    {
        var room = 0;
        for (var place = 0; place < asked.Count; place++)
        {
            var seeds = asked[place].Prompt.Seeds.Count;
            if (proposer.InProcess)
            {
                if (parts.Count == 0 || room < seeds)
                {
                    parts.Add([]);
                    room = Batch;
                }

                parts[^1].Add(new(place, 0, seeds));
                room -= seeds;
                continue;
            }

            var most = Math.Min(proposer.Billing.DraftsPerPrompt, seeds);
            for (var from = 0; from < seeds; from += most) parts.Add([new(place, from, Math.Min(most, seeds - from))]);
        }
    }

    private async Task<CallReply> SendAsync(List<Part> call, CancellationToken cancel)
    {
        var prompts = call.ConvertAll(Prompt);
        return Checked(call, await ModelCall.RunAsync(proposer.Identity.Name, prompts.Count, () => proposer.ProposeAsync(prompts, cancel), cancel));
    }

    private PlannedLine? Line(List<Part> call) => proposer is IBatched<ProposerPrompt, ProposerReply> { Desk: not null } batched && call is [var part]
        ? new(
            tariff.Price(tariff.ByBatch(Worst(part, attempts: 1))),
            id => batched.Request(Prompt(part), id),
            line => batched.Read(Prompt(part), line) is var read && read.Reply is { } reply
                ? new(Checked(call, [reply]) with { ByBatch = true }, read.Free) : new(null, read.Free))
        : null;

    private ProposerPrompt Prompt(Part part) => asked[part.Place].Prompt with { Seeds = [.. asked[part.Place].Prompt.Seeds.Skip(part.From).Take(part.Count)] };

    private CallReply Checked(List<Part> call, IReadOnlyList<ProposerReply> replies)
    {
        foreach (var (part, reply) in call.Zip(replies))
        {
            if (reply.Drafts.Count != part.Count)
                throw new ModelException(proposer.Identity.Name, $"{part.Count} drafts asked, {reply.Drafts.Count} given");
            if (reply.PromptTokens < 0 || reply.CompletionTokens < 0 || reply.CachedTokens < 0 || reply.Drafts.Any(d => d.Tokens < 0))
                throw new ModelException(proposer.Identity.Name, "it counts less than 0 tokens");
        }

        return new(Drafts: replies);
    }

    private void Hear(List<Part> call, CallReply reply, ProgressMeter meter)
    {
        foreach (var (part, drafts) in call.Zip(reply.Drafts!))
        {
            var (ask, prompt) = asked[part.Place];
            foreach (var draft in drafts.Drafts) meter.Hear(ask.Problem, Drafting.Answer(ask, prompt, draft));
        }
    }

    private Spend Worst(Part part, int? attempts = null)
    {
        var ask = asked[part.Place].Ask;
        var (reads, billing) = (proposer.Billing.Reads(ask.Draws.Count), attempts is { } few ? proposer.Billing with { Attempts = few } : proposer.Billing);
        return new()
        {
            Samples = (long)ask.Samples * part.Count,
            PromptTokens = ask.Worst.PromptTokens / reads * billing.Reads(part.Count),
            CompletionTokens = billing.Writes(part.Count) * ask.MaxTokens,
        };
    }

    private Spend Spent(Part part, ProposerReply reply, bool byBatch)
    {
        var spent = new Spend
        {
            PromptTokens = reply.PromptTokens,
            CachedTokens = Math.Min(reply.CachedTokens, reply.PromptTokens),
            CompletionTokens = reply.CompletionTokens,
            Samples = (long)asked[part.Place].Ask.Samples * part.Count,
        };
        return byBatch ? tariff.ByBatch(spent) : spent;
    }

    private Spend Doubt(ProposerReply reply, bool byBatch)
    {
        var doubt = new Spend { PromptTokens = reply.Doubt.PromptTokens, CompletionTokens = reply.Doubt.CompletionTokens };
        return byBatch ? tariff.ByBatch(doubt) : doubt;
    }

    /// <summary>Some drafts of a prompt: its place among the prompts, the first draft and how many.</summary>
    private readonly record struct Part(int Place, int From, int Count);
}
