using System.Diagnostics;
using System.Globalization;
using Ponder.Core.Batching;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;
using Ponder.Core.Verifying;
using Ponder.Engine.Diagnostics;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running.Batches;
using Ponder.Engine.Running.Calls;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running;

/// <summary>
/// Executes rounds, each call at most once: a recorded round is answered from the journal; of another, the calls that are not recorded are
/// made. Replies hold no text.
/// </summary>
internal sealed class RoundRunner(Journal journal, CandidateTexts texts, IProblemTexts problems, IReadOnlyList<IProposer> proposers, IVerifier? verifier, Tariff? prices = null, SharedCap? within = null, IRetriever? retriever = null)
    : IDisposable
{
    private readonly Tariff tariff = prices ?? new();
    private readonly Drafting drafting = new(texts, problems, proposers);
    private readonly Retrieval retrieval = new(texts, retriever, proposers[0]);
    private readonly StepScoring scoring = new(texts, problems);
    private readonly IReadOnlyList<Slots> writers = [.. proposers.Select(proposer => new Slots(proposer.Concurrency, proposer.InProcess))];
    private readonly Slots judges = new(verifier?.Concurrency ?? 1, verifier?.InProcess ?? true);
    private int called;

    /// <summary>How rounds that may go by batch do; null where every call is live.</summary>
    public BatchTerms? Lane { get; init; }

    /// <summary>How often a round was called rather than read, for tests and progress.</summary>
    public int Called => called;

    /// <summary>A runner of that job's rounds with these models.</summary>
    /// <param name="folder">The job.</param>
    /// <param name="models">Its models.</param>
    /// <param name="hands">Whether somebody else waits for batches.</param>
    internal static RoundRunner Of(JobFolder folder, JobModels models, bool hands = false) =>
        new(folder.Journal, folder.Texts, folder.Chunks, models.Proposers, models.Verifier, folder.Spec.Use.Tariff, models.Within, models.Retriever)
        {
            Lane = folder.Spec.Options is { Lane: Jobs.Lane.Batch } options ? new(models.Time, options.BatchDeadline ?? JobOptions.UsualBatchDeadline, hands) : null,
        };

    /// <summary>What shapes the calls of a round: a setting that changes it while a job is stopped makes their numbers mean others.</summary>
    private string Cut => string.Create(CultureInfo.InvariantCulture,
        $"{string.Join(" or ", proposers.Select(proposer => proposer.InProcess ? "batches" : $"{proposer.Billing.DraftsPerPrompt} drafts"))}, {(verifier is null ? "none" : verifier.InProcess ? "batches" : verifier.Rereads ? "solutions" : "prompts")}");

    /// <summary>The round's replies, from the journal or from the models.</summary>
    /// <exception cref="JournalException">The journal has other requests in this place.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; what came is recorded.</exception>
    public async Task<RoundResult> ExecuteAsync(Round round, Stops stops = default, CallCount? count = null)
    {
        if (await journal.TryReadAsync(round, stops.NoMore) is { } recorded) return recorded.Result();
        using var log = await journal.OpenCallsAsync(round, Cut, stops.NoMore);
        count ??= new();
        using var run = new CallRun(log, stops, count);
        try
        {
            var record = await CallAsync(round, log, run, stops, count);
            texts.Keep(round.Wave, round.Page, round.Number, record.Texts);
            return record.Result();
        }
        catch (RoundRecordedException e)
        {
            return e.Record.Result();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var slots in writers) slots.Dispose();
        judges.Dispose();
    }

    private async Task<RoundRecord> CallAsync(Round round, CallLog log, CallRun run, Stops stops, CallCount count)
    {
        var stop = stops.NoMore;
        Interlocked.Increment(ref called);
        using var span = PonderDiagnostics.Start("round", round.Job)?
            .SetTag("ponder.wave", round.Wave).SetTag("ponder.page", round.Page).SetTag("ponder.round", round.Number);
        var begun = Stopwatch.GetTimestamp();
        var found = await retrieval.FindAsync(round, stop);
        var prompts = await drafting.PromptsAsync(round, stop);
        var writing = new WriterCalls(prompts, proposers, tariff);
        foreach (var (writer, calls) in writing.Each) await BatchAsync(round, log, (proposers[writer] as IBatched<ProposerPrompt, ProposerReply>)?.Desk, calls, stops, count);
        await Task.WhenAll(writing.Each.Select(e => run.RunAsync(within?.Over(e.Calls, log, proposers[e.Writer].InProcess) ?? e.Calls, writers[e.Writer])));
        var scores = round.Asks.Any(ask => ask is ScoreAsk or ProposeAsk { Score: not Scoring.None });
        if (!scores) await log.SettleAsync();
        else if (writing.Each.Any(e => !proposers[e.Writer].InProcess)) await run.WrittenAsync(); // What is scored is what counts, whoever else works on the round.
        var drafts = drafting.Drafts(round, prompts, writing.Replies(log), found);
        var wanted = await scoring.WantedAsync(round, drafts, stop);
        var scored = new SortedDictionary<int, Reply>();
        if (wanted.Count > 0)
        {
            var judging = new VerifierCalls([.. wanted.Select(w => w.Plan)], verifier ?? throw new InvalidOperationException("scores are asked for, and there is no verifier"), tariff, writing.Count);
            await BatchAsync(round, log, (verifier as IBatched<VerifierPrompt, VerifierReply>)?.Desk, judging.Calls, stops, count);
            await run.RunAsync(within?.Over(judging.Calls, log, verifier.InProcess) ?? judging.Calls, judges);
            await log.SettleAsync();
            foreach (var (want, judged) in wanted.Zip(judging.Replies(log))) scored.Add(want.Place, StepScoring.Reply(want, judged));
        }

        var record = await journal.RecordAsync(round, new()
        {
            Hash = round.Hash,
            Calls = log.Next > 0 ? log.Next : null,
            Doubt = log.Doubt,
            Replies = [.. round.Asks.Select((_, place) => Join(drafts[place]?.Reply, scored.GetValueOrDefault(place)))],
            Texts = [.. drafts.OfType<Drafted>().SelectMany(d => d.Texts)],
        });
        PonderDiagnostics.Count(round.Asks.Count, record.Replies.Aggregate(default(Spend), (sum, reply) => sum + reply.Cost(tariff)), record.Doubt, Stopwatch.GetElapsedTime(begun));
        return record;
    }

    private Task BatchAsync(Round round, CallLog log, IBatchDesk? desk, IReadOnlyList<PlannedCall> calls, Stops stops, CallCount count) =>
        Lane is { } terms && desk is not null && LaneRule.Takes(round) ? new BatchRun(log, desk, terms, round, stops, count).RunAsync(calls) : Task.CompletedTask;

    private static Reply Join(Reply? drafted, Reply? scored) => (drafted, scored) switch
    {
        (null, null) => throw new InvalidOperationException("a request of unknown kind"),
        ({ } only, null) => only,
        (null, { } only) => only,
        var (first, second) => second with
        {
            Writer = first.Writer,
            Spend = first.Spend + second.Spend,
            OutOfBudget = first.OutOfBudget || second.OutOfBudget,
            Doubt = first.Doubt is null && second.Doubt is null ? null : (first.Doubt ?? default) + (second.Doubt ?? default),
            Notes = first.Notes is null ? second.Notes : [.. first.Notes, .. second.Notes ?? []],
        },
    };
}
