using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Ponder.Engine.Jobs;
using Ponder.Engine.Service;

namespace Ponder.Functions;

/// <summary>A file dropped into the container of problem files starts a job with default options; the same file is the same job.</summary>
internal sealed class ProblemsTrigger(JobServices services, ILogger<ProblemsTrigger> log)
{
    [Function("ProblemsUploaded")]
    public async Task RunAsync(
        [BlobTrigger("problems/{name}", Source = BlobTriggerSource.LogsAndContainerScan, Connection = "AzureWebJobsStorage")] Stream content,
        string name, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        try
        {
            var view = await services.Over(client).StartAsync(new(name), cancel);
            log.Uploaded(name, view.Job);
        }
        catch (Exception e) when (e is JobException or FormatException or MissingException)
        {
            log.Unusable(name, e.Message);
        }
    }
}
