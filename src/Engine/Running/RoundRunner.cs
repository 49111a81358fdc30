using System.Diagnostics;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Engine.Diagnostics;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running;

/// <summary>
/// Executes rounds, each at most once: a recorded one is answered from the journal; another calls the models in full batches and is
/// recorded.
/// Replies hold no text.
/// </summary>
internal sealed class RoundRunner(Journal journal, CandidateTexts texts, IProblemTexts problems, IProposer proposer, IVerifier? verifier, Tariff? prices = null)
{
    private readonly Tariff tariff = prices ?? new();
    private readonly Drafting drafting = new(texts, problems, proposer);
    private readonly StepScoring scoring = new(texts, problems, verifier);
    private int called;

    /// <summary>How often a round was called rather than read, for tests and progress.</summary>
    public int Called => called;

    /// <summary>A runner of that job's rounds with these models.</summary>
    internal static RoundRunner Of(JobFolder folder, JobModels models) =>
        new(folder.Journal, folder.Texts, folder.Chunks, models.Proposer, models.Verifier, folder.Spec.Use.Tariff);

    /// <summary>The round's replies, from the journal or from the models.</summary>
    /// <exception cref="JournalException">The journal has other requests in this place.</exception>
    public async Task<RoundResult> ExecuteAsync(Round round, CancellationToken cancel = default)
    {
        if (await journal.TryReadAsync(round, cancel) is { } recorded) return new(recorded.Replies, recorded.Doubt);
        var (attempt, doubt) = await journal.MarkAsync(round, cancel);
        if (await MeanwhileAsync(round, attempt, doubt, cancel) is { } faster) return new(faster.Replies, faster.Doubt);
        var record = Journal.Affordable(round, doubt)
            ? await CallAsync(round, attempt, doubt, cancel)
            : new() { Hash = round.Hash, Attempt = attempt, Doubt = doubt, Replies = [.. round.Asks.Select(_ => Reply.Refused)], Texts = [] };
        var (count, worst) = await journal.AfterAsync(round, attempt, cancel);
        if (count > 0) record = record with { Doubt = doubt + worst, Beside = count };
        record = await journal.RecordAsync(round, record, cancel);
        texts.Keep(round.Wave, round.Page, round.Number, record.Texts);
        return new(record.Replies, record.Doubt);
    }

    /// <summary>The record of another caller that wrote it since this one looked; then nothing is called here.</summary>
    private async Task<RoundRecord?> MeanwhileAsync(Round round, int attempt, Spend doubt, CancellationToken cancel)
    {
        if (attempt == 0 || await journal.TryReadAsync(round, cancel) is not { } record) return null;
        if (Journal.Affordable(round, doubt)) await journal.WithdrawAsync(round, attempt);
        return record;
    }

    private async Task<RoundRecord> CallAsync(Round round, int attempt, Spend doubt, CancellationToken cancel)
    {
        Interlocked.Increment(ref called);
        using var span = PonderDiagnostics.Start("round", round.Job)?
            .SetTag("ponder.wave", round.Wave).SetTag("ponder.page", round.Page).SetTag("ponder.round", round.Number);
        var begun = Stopwatch.GetTimestamp();
        var drafts = await FirstAsync(round, attempt, drafting.CallAsync(round, cancel));
        var scored = scoring.CallAsync(round, drafts, cancel);
        var scores = drafts.Any(d => d is not null) ? await scored : await FirstAsync(round, attempt, scored);
        var replies = round.Asks.Select((ask, place) => ask switch
        {
            ProposeAsk => Join(drafts[place]!, scores[place]),
            _ => scores[place] ?? throw new InvalidOperationException($"a request of unknown kind {ask.GetType().Name}"),
        });
        var record = new RoundRecord
        {
            Hash = round.Hash,
            Attempt = attempt,
            Doubt = doubt,
            Replies = [.. replies],
            Texts = [.. drafts.OfType<Drafted>().SelectMany(d => d.Texts)],
        };
        PonderDiagnostics.Count(round.Asks.Count, record.Replies.Aggregate(default(Spend), (sum, reply) => sum + tariff.Price(reply.Spend)), doubt, Stopwatch.GetElapsedTime(begun));
        return record;
    }

    /// <summary>Where the round's first call cost nothing, its marker is taken back: nothing is in doubt.</summary>
    private async Task<T> FirstAsync<T>(Round round, int attempt, Task<T> call)
    {
        try
        {
            return await call;
        }
        catch (ModelUnavailableException)
        {
            await journal.WithdrawAsync(round, attempt);
            throw;
        }
    }

    private static Reply Join(Drafted drafted, Reply? scored) =>
        scored is null ? drafted.Reply : new([.. scored.Candidates], drafted.Reply.Spend + scored.Spend, drafted.Reply.Failure ?? scored.Failure);
}
