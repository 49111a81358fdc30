using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Ponder.Functions.Api;

namespace Ponder.Functions;

/// <summary>
/// A file dropped into the container of problem files starts a job with default options and the cap of a setting; the same file is the
/// same job. What became of it is told in an entry. In Azure, Event Grid tells of new files through a queue that needs no key. Locally
/// there is no Event Grid: the container is looked through. A setting turns that off in Azure.
/// </summary>
internal sealed class ProblemsTrigger(DropStarters starters, ILogger<ProblemsTrigger> log)
{
    private const string Storage = "AzureWebJobsStorage";
    private const string Path = $"{ProblemFiles.Key}/{{name}}";

    [Function("ProblemsUploaded")]
    public Task UploadedAsync(
        [QueueTrigger(ProblemFiles.Key, Connection = Storage)] string notice,
        [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        StartAsync(ProblemFiles.Uploaded(notice), client, cancel);

    [Function("ProblemsFound")]
    public Task FoundAsync(
        [BlobTrigger(Path, Source = BlobTriggerSource.LogsAndContainerScan, Connection = Storage)] Stream content,
        string name, [DurableClient] DurableTaskClient client, CancellationToken cancel) =>
        StartAsync(name, client, cancel);

    private async Task StartAsync(string? name, DurableTaskClient client, CancellationToken cancel)
    {
        if (name is null) log.NoFile();
        if (name is null || !ProblemFiles.StartsByItself(name)) return;
        var drop = await starters(client).StartAsync(name, cancel);
        if (drop.Job is { } job) log.Dropped(name, job);
        else log.Unusable(name, drop.Reason!);
    }
}
