using System.Text;
using Ponder.Core.Batching;
using Ponder.Core.Budgets;
using Ponder.Core.Verifying;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Running.Calls;

/// <summary>
/// Cuts what a round asks of the verifier into calls, and puts their replies together again: a solution each where all is read again for
/// each, else a prompt each; batches of prompts where the verifier is in this process.
/// </summary>
internal sealed class VerifierCalls
{
    /// <summary>Solutions in a batch of a verifier in this process.</summary>
    private const int Batch = 256;

    /// <summary>Bytes that a problem and a solution have beside their own in what is sent.</summary>
    private const int Around = 256;

    private readonly IVerifier verifier;
    private readonly Tariff tariff;
    private readonly IReadOnlyList<ScorePlan> asked;
    private readonly List<List<Part>> parts = [];

    public VerifierCalls(IReadOnlyList<ScorePlan> asked, IVerifier verifier, Tariff tariff, int first)
    {
        (this.asked, this.verifier, this.tariff, First) = (asked, verifier, tariff, first);
        Cut();
        Calls = [.. parts.Select((call, i) => new PlannedCall(
            first + i,
            tariff.Price(new() { VerifierTokens = call.Sum(part => part.MaxTokens), VerifierCalls = call.Sum(part => (long)part.Count) }),
            cancel => SendAsync(call, cancel),
            reply => tariff.Price(Spent(reply.Verdicts!.Sum(r => (long)r.Tokens), call.Sum(part => (long)part.Count), reply.ByBatch)))
        { Tariff = tariff, Line = Line(call) })];
    }

    /// <summary>The calls, in order.</summary>
    public IReadOnlyList<PlannedCall> Calls { get; }

    private int First { get; }

    /// <summary>Per prompt: what came for it.</summary>
    public IReadOnlyList<Judged> Replies(CallLog log)
    {
        var judged = asked.Select(a => new Judged(new Verdict?[a.Prompt.Solutions.Count])).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            if (log.Reply(First + i) is not { Verdicts: { } replies, ByBatch: var byBatch }) continue;
            foreach (var (part, reply) in parts[i].Zip(replies))
                judged[part.Place].Add(part.From, reply, Spent(reply.Tokens, 0, byBatch).Saved, Spent(reply.Doubt, 0, byBatch));
        }

        return judged;
    }

    private void Cut()
    {
        var room = 0;
        for (var place = 0; place < asked.Count; place++)
        {
            var (prompt, tokens) = (asked[place].Prompt, asked[place].Tokens);
            var count = prompt.Solutions.Count;
            if (verifier.InProcess)
            {
                if (parts.Count == 0 || room < count)
                {
                    parts.Add([]);
                    room = Batch;
                }

                parts[^1].Add(new(place, 0, count, tokens, prompt.MaxTokens));
                room -= count;
            }
            else if (!verifier.Rereads)
            {
                parts.Add([new(place, 0, count, tokens, prompt.MaxTokens)]);
            }
            else
            {
                foreach (var (share, from) in Shares(asked[place]).Select((share, from) => (share, from)))
                    parts.Add([new(place, from, 1, share, (int)Math.Min(share, prompt.MaxTokens))]);
            }
        }
    }

    /// <summary>What each solution gets of the tokens set aside: as much as any draft of the request, else by its length.</summary>
    private static IEnumerable<long> Shares(ScorePlan plan)
    {
        var solutions = plan.Prompt.Solutions;
        if (plan.Drafts is { } drafts) return solutions.Select(_ => plan.Tokens / drafts);
        var sizes = solutions.Select(s => (long)Around + Encoding.UTF8.GetByteCount(plan.Prompt.Problem) + Encoding.UTF8.GetByteCount(s.Prefix) + Encoding.UTF8.GetByteCount(s.Text)).ToList();
        return sizes.Select(size => (long)((Int128)plan.Tokens * size / sizes.Sum()));
    }

    private async Task<CallReply> SendAsync(List<Part> call, CancellationToken cancel)
    {
        var prompts = call.ConvertAll(Prompt);
        return Checked(call, await ModelCall.RunAsync(verifier.Identity.Name, prompts.Count, () => verifier.ScoreAsync(prompts, cancel), cancel));
    }

    private PlannedLine? Line(List<Part> call) => verifier is IBatched<VerifierPrompt, VerifierReply> { Desk: not null } batched && call is [var part]
        ? new(
            tariff.Price(Spent(part.MaxTokens, part.Count, byBatch: true)),
            id => batched.Request(Prompt(part), id),
            line => batched.Read(Prompt(part), line) is var read && read.Reply is { } reply
                ? new(Checked(call, [reply]) with { ByBatch = true }, read.Free) : new(null, read.Free))
        : null;

    private Spend Spent(long tokens, long solutions, bool byBatch) =>
        new Spend { VerifierTokens = tokens, VerifierCalls = solutions } is var spent && byBatch ? tariff.ByBatch(spent) : spent;

    private VerifierPrompt Prompt(Part part) => asked[part.Place].Prompt is var prompt && part.Count == prompt.Solutions.Count
        ? prompt with { MaxTokens = part.Limit }
        : prompt with { Solutions = [.. prompt.Solutions.Skip(part.From).Take(part.Count)], MaxTokens = part.Limit };

    private CallReply Checked(List<Part> call, IReadOnlyList<VerifierReply> replies)
    {
        foreach (var (part, reply) in call.Zip(replies))
        {
            if (reply.Verdicts.Count != part.Count)
                throw new ModelException(verifier.Identity.Name, $"{part.Count} solutions, {reply.Verdicts.Count} verdicts");
            if (reply.Tokens < 0) throw new ModelException(verifier.Identity.Name, "it counts less than 0 tokens");
        }

        return new(Verdicts: [.. replies.Select(reply => reply with { Verdicts = [.. reply.Verdicts.Select(Readable)] })]);
    }

    /// <summary>A verdict whose scores are none is one without scores.</summary>
    private static Verdict Readable(Verdict verdict)
    {
        if (verdict.StepScores is not { Count: > 0 } scores) return new(null, verdict.Failure ?? "the verifier gave no score");
        var wrong = Enumerable.Range(0, scores.Count).FirstOrDefault(step => !(scores[step] >= 0 && scores[step] <= 1), -1);
        return wrong < 0 ? verdict : new(null, $"the verifier scored step {wrong + 1} {scores[wrong]}: expected a number from 0 to 1");
    }

    /// <summary>Some solutions of a prompt: where they are, their worst case, and what the verifier may take for them.</summary>
    private readonly record struct Part(int Place, int From, int Count, long MaxTokens, int Limit);
}

/// <summary>What a request wants scored.</summary>
/// <param name="Prompt">The solutions.</param>
/// <param name="Tokens">Verifier tokens that are set aside for all of them.</param>
/// <param name="Drafts">For how many drafts they are set aside alike; null where each solution's length is known.</param>
internal sealed record ScorePlan(VerifierPrompt Prompt, long Tokens, int? Drafts);
