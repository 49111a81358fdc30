using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.Evaluation.Labelling;

namespace Ponder.Evaluation.SelfTraining;

/// <summary>
/// Tunes a model on its own solutions, round after round: it draws, what is right is picked, it is tuned on that, and the next round draws from
/// the tuned one (STaR, Zelikman et al. 2022; ReST-EM, Singh et al. 2023). By confidence instead of known answers it is tuned on the very
/// problems that it is to answer (test-time training; Akyürek et al. 2024; TTRL, Zuo et al. 2025).
/// </summary>
/// <param name="run">Runs the job of a round.</param>
/// <param name="tuner">Tunes.</param>
/// <param name="options">How.</param>
public sealed class SelfTrainer(Func<TrainingJob, CancellationToken, Task<JobRun>> run, ITuner tuner, SelfTrainingOptions options)
{
    private readonly OwnSolutions own = new(options);

    /// <summary>The first model's folder, for tuning to begin with; null where it has none, and the tuner knows it.</summary>
    public string? First { get; init; }

    /// <summary>Whether there are held-out problems to measure every round on.</summary>
    public bool Holds { get; init; }

    /// <summary>The rounds: the first is the untuned model's, each further one a tuned model's.</summary>
    /// <param name="told">Hears of every round as it ends.</param>
    /// <param name="cancel">Stops between jobs; what is drawn and tuned is found again by the same call.</param>
    /// <exception cref="JobException">There is nothing to learn from, or the tuning failed.</exception>
    public async Task<SelfTrainingResult> RunAsync(Action<TrainingRound>? told = null, CancellationToken cancel = default)
    {
        options.Check();
        var (rounds, runs, model) = (new List<TrainingRound>(), new List<JobRun>(), (TunedModel?)null);
        for (var number = 0; number <= options.Rounds; number++)
        {
            var held = Holds ? await DrawnFacts.OfAsync(await run(new(number, model?.Folder, TrainingSet.Held), cancel), cancel) : null;
            var last = number == options.Rounds;
            var (drawn, spend, rows, rational) = ((DrawnFacts?)null, new Spend(), new List<RevisionRow>(), 0);
            if (!last || options.Confidence is not null)
            {
                var job = await run(new(number, model?.Folder, TrainingSet.Own), cancel);
                runs.Add(job);
                (drawn, spend) = (await DrawnFacts.OfAsync(job, cancel), job.Spent);
                if (!last) (rows, rational, spend) = await RowsAsync(number, model, job, cancel);
            }

            var round = new TrainingRound(number, model?.Folder, drawn, held, rows.Count, rational, spend, model?.Flops);
            rounds.Add(round);
            told?.Invoke(round);
            if (last) break;
            if (rows.Count == 0)
                throw new JobException($"round {number + 1}: no solution of {runs[^1].Spec.Id} {(options.Confidence is null ? "gives a known answer" : $"gives an answer of confidence {options.Confidence}")}, so there is nothing to learn from");
            model = await tuner.TuneAsync(number + 1, Bytes(rows), options.GoOn && model is not null ? model.Folder : First, cancel);
        }

        return new(rounds, options.Confidence is null ? [] : await PooledAnswer.OfAsync(runs, cancel));
    }

    private async Task<(List<RevisionRow> Rows, int Rational, Spend Spend)> RowsAsync(int number, TunedModel? model, JobRun job, CancellationToken cancel)
    {
        var (rows, unsolved) = await own.OfAsync(job, null, cancel);
        if (options.Hint is not { } hint || unsolved.Count == 0) return (rows, 0, job.Spent);
        var (lines, texts) = await Hints.OfAsync(job, unsolved, hint, cancel);
        var hinted = await run(new(number, model?.Folder, TrainingSet.Hinted) { Lines = lines }, cancel);
        var (more, _) = await own.OfAsync(hinted, texts, cancel);
        return ([.. rows, .. more], more.Count, job.Spent + hinted.Spent);
    }

    private static byte[] Bytes(List<RevisionRow> rows)
    {
        using var stream = new MemoryStream();
        foreach (var row in rows)
        {
            JsonSerializer.Serialize(stream, row, JournalFormat.Json);
            stream.WriteByte((byte)'\n');
        }

        return stream.ToArray();
    }
}
