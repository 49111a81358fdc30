using System.Text;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.TestKit.Faults;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Stores;

namespace Ponder.Engine.Tests.Chaos;

/// <summary>One job over scripted models, run as often as faults make it necessary over the same store.</summary>
internal sealed class FaultyJob(string problems, JobOptions options)
{
    /// <summary>Calls at once, of either model.</summary>
    public const int Concurrency = 3;

    public IStore Store { get; init; } = new MemoryStore();

    /// <summary>Whether nobody is owed for the models' calls.</summary>
    public bool InProcess { get; init; }

    /// <summary>Opens the job, runs it and writes its files, as one process would.</summary>
    public async Task<Finished> RunAsync(FaultPlan plan)
    {
        var store = new FaultyStore(Store, plan);
        var models = new JobModels(new FaultyProposer(new ScriptedProposer { InProcess = InProcess, Concurrency = Concurrency }, plan),
            new FaultyVerifier(new ScriptedVerifier { InProcess = InProcess, Concurrency = Concurrency }, plan));
        var spec = (await new JobOpener(store, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(problems)), options)).Spec;
        var runner = new JobRunner(new(store, spec), models);
        var summary = await new JobCloser().CloseAsync(await runner.RunAsync());
        var results = await Store.TryReadAsync(new JobNames(spec.Id).Results);
        return new(summary, Encoding.UTF8.GetString(results!), runner.RoundsCalled);
    }

    /// <summary>Every recorded round's blob.</summary>
    public Task<SortedDictionary<string, byte[]>> RoundsAsync() =>
        BlobsAsync(name => name.Contains("/rounds/", StringComparison.Ordinal) && name.EndsWith(".json.gz", StringComparison.Ordinal));

    /// <summary>Calls that were marked and have no end.</summary>
    public async Task<int> UnrecordedAsync()
    {
        var rounds = await RoundsAsync();
        var blobs = await BlobsAsync(name => name.Contains(".calls-", StringComparison.Ordinal));
        var open = 0;
        foreach (var (name, content) in blobs.Where(b => !rounds.ContainsKey(b.Key[..b.Key.IndexOf(".calls-", StringComparison.Ordinal)] + ".json.gz")))
        {
            if (await Record.ExceptionAsync(() => Task.FromResult(JournalFormat.Unpack<CallBlob>(name, content))) is not null) continue;
            var blob = JournalFormat.Unpack<CallBlob>(name, content);
            open += (blob.Marks?.Count ?? 0) - (blob.Ends?.Count(end => end.Marked is not null) ?? 0);
        }

        return open;
    }

    private async Task<SortedDictionary<string, byte[]>> BlobsAsync(Func<string, bool> wanted)
    {
        var found = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        await foreach (var name in Store.ListAsync(JobNames.Root))
        {
            if (wanted(name)) found.Add(name, (await Store.TryReadAsync(name))!);
        }

        return found;
    }
}

/// <summary>A job that came to its end: its totals, its rows, and the rounds that called the models this time.</summary>
internal sealed record Finished(JobSummary Summary, string Results, int Called);
