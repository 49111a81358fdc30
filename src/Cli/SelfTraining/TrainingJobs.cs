using Ponder.Cli.Jobs;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Evaluation.SelfTraining;

namespace Ponder.Cli.SelfTraining;

/// <summary>The jobs of a self-training, each with the model of its round.</summary>
/// <param name="store">Where they are.</param>
/// <param name="first">The models before any tuning.</param>
/// <param name="open">Opens the models with the proposer of a folder.</param>
/// <param name="asked">How problems are asked.</param>
/// <param name="terminal">Who is told.</param>
internal sealed class TrainingJobs(IStore store, JobModels first, Func<string, JobModels> open, JobOptions asked, Terminal terminal)
{
    private (string? Folder, JobModels Models) current = (null, first);

    /// <summary>The problems to learn from.</summary>
    public required ProblemSource Own { get; init; }

    /// <summary>Those that every round is measured on.</summary>
    public ProblemSource? Held { get; init; }

    public async Task<JobRun> RunAsync(TrainingJob job, CancellationToken cancel)
    {
        if (job.Model is { } folder && folder != current.Folder)
        {
            if (current.Folder is not null) (current.Models.Proposer as IDisposable)?.Dispose();
            current = (folder, open(folder));
        }

        var problems = job.Set switch
        {
            TrainingSet.Held => Held!,
            TrainingSet.Hinted => ProblemSource.Lines(job.Lines!, "hinted problems"),
            _ => Own,
        };
        // A seed of its own for each round: samples of a model and of the same one a little tuned would else be much the same, and vote as one.
        var round = asked with { Seed = asked.Seed + (ulong)job.Round, Fields = job.Set == TrainingSet.Hinted ? null : asked.Fields };
        var (summary, run, _) = await new JobSession(store, current.Models, terminal).RunAsync(problems, round, cancel);
        if (summary.Failed > 0) terminal.Urgent($"round {job.Round}, {summary.Problems:N0} {Words(job.Set)}: {JobSession.Ended(summary)}");
        return run;
    }

    private static string Words(TrainingSet set) => set switch
    {
        TrainingSet.Held => "held-out problems",
        TrainingSet.Hinted => "problems with their answers given away",
        _ => "problems",
    };
}
