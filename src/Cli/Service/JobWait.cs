using Ponder.Cli.Live;
using Ponder.Engine.Service;

namespace Ponder.Cli.Service;

/// <summary>Waits for a job of a service to end, and tells how far it is.</summary>
/// <param name="client">The service.</param>
/// <param name="terminal">Where it is told.</param>
/// <param name="pause">How long to wait before the service is asked again; null is two seconds.</param>
internal sealed class JobWait(ServiceClient client, Terminal terminal, TimeSpan? pause = null)
{
    private readonly TimeSpan between = pause ?? TimeSpan.FromSeconds(2);

    /// <summary>How the job stands when it goes on no more by itself.</summary>
    /// <exception cref="StoppedException">Somebody no longer wants to wait; the job goes on.</exception>
    public async Task<JobReply> EndAsync(JobReply begun, CancellationToken stop)
    {
        var (reply, said, pace) = (begun, "", new Pace());
        var job = begun.View.Job;
        using var heard = terminal.OnStop(() => terminal.Urgent($"the job goes on; `ponder status {job}` says how far it is"));
        terminal.Note($"job {job}: {begun.View.Strategy}, waiting for its end");
        try
        {
            while (reply.View.Status is JobStatus.Pending or JobStatus.Running)
            {
                await Task.Delay(between, stop);
                reply = await client.SendAsync(HttpMethod.Get, Uri.EscapeDataString(job), null, stop);
                var words = Words(reply.View);
                if (words == said || !(pace.IsDue() || said.Length == 0)) continue;
                terminal.Note(said = words);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new StoppedException($"job {job} goes on at the service; `ponder cancel {job}` ends it");
        }

        return reply;
    }

    /// <summary>The code of `ponder run` for the same end; a job that waits for somebody has stopped before its end.</summary>
    public static int ExitCode(JobView view) => view.Status switch
    {
        JobStatus.Completed => view.Summary?.ExitCode ?? 0,
        JobStatus.Failed => Failures.Internal,
        _ => 5,
    };

    private static string Words(JobView view) => view.Waves is [.., var wave]
        ? $"wave {wave.Wave}: {wave.Settled:N0} of {wave.Visits:N0} problems, {view.SpentTokens:N0} tokens{Left(view)}"
        : $"{JobStatuses.Word(view.Status)}, {view.SpentTokens:N0} tokens";

    private static string Left(JobView view) => view.ProjectedFinish is { } finish && finish - DateTimeOffset.Now is var left && left > TimeSpan.Zero
        ? $", about {Durations.Words(left)} left in this wave" : "";
}
