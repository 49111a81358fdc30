using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Ponder.Core;
using Ponder.Engine.Service;
using Ponder.Functions.Api;

namespace Ponder.Functions;

/// <summary>
/// A file dropped into the container of problem files starts a job with default options; the same file is the same job. In Azure, Event
/// Grid tells of it through a queue that needs no key. Locally there is no Event Grid: the container is looked through. A setting turns
/// that off in Azure.
/// </summary>
internal sealed class ProblemsTrigger(JobServices services, ILogger<ProblemsTrigger> log)
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
        if (name is null || !ProblemFiles.StartsByItself(name)) return;
        try
        {
            var view = await services(client).StartAsync(new(name), cancel);
            log.Uploaded(name, view.Job);
        }
        catch (Exception e) when (e is InputException or FormatException or MissingException)
        {
            log.Unusable(name, e.Message);
        }
    }
}
