using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ponder.Cli.Jobs;
using Ponder.Cli.Service;
using Ponder.Engine.Journals;
using Ponder.Engine.Service;
using Ponder.Hosting;

namespace Ponder.Cli;

/// <summary><c>ponder jobs</c>: what is in a store, or what a deployed service has; the newest first.</summary>
internal static class JobsCommand
{
    private const int Page = 100;

    public static Command Create(PonderBuilder host)
    {
        var status = new Option<string?>("--status") { Description = $"Only jobs that stand so: {string.Join(", ", JobStatuses.Words)}." };
        var (place, service) = (new PlaceArguments(host), new ServiceArguments(required: false));
        var command = new Command("jobs", "The jobs of a store, or of a deployed service, the newest first.") { status };
        command.AddRange([.. place.StoreOnly, .. service.WithoutJson]);
        command.SetAction(async (parsed, stop) =>
        {
            var terminal = place.Terminal(parsed);
            JobStatus? only = parsed.GetValue(status) is { } word ? JobStatuses.Parse(word) : null;
            if (service.IsGiven(parsed)) ServiceArguments.Refuse(parsed, [place.StoreAlone]);
            var jobs = service.IsGiven(parsed)
                ? await OfServiceAsync(service.Client(parsed), only, stop)
                : await OfStoreAsync(new(place.Store(parsed)), only, stop);
            if (jobs.Count == 0) terminal.Note(service.IsGiven(parsed) ? "no jobs" : $"no jobs in {place.Store(parsed).Description}");
            foreach (var (job, _) in jobs) terminal.Line(Line(job));
            terminal.Document(jobs.Select(job => job.Document));
            return 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<(JobLine Job, JsonElement Document)>> OfStoreAsync(
        StoredJobs jobs, JobStatus? only, CancellationToken stop) =>
        [.. (await jobs.ListAsync(only, stop)).Select(job => (job, JsonSerializer.SerializeToElement(job, JournalFormat.Json)))];

    private static async Task<IReadOnlyList<(JobLine Job, JsonElement Document)>> OfServiceAsync(
        ServiceClient client, JobStatus? only, CancellationToken stop)
    {
        var jobs = new List<(JobLine, JsonElement)>();
        var filter = only is { } status ? $"&status={JobStatuses.Word(status)}" : "";
        for (var after = ""; ;)
        {
            var (list, document) = await client.GetAsync<JobList>($"jobs?limit={Page}{filter}{after}", "list of jobs", stop);
            jobs.AddRange(list.Jobs.Zip(document.GetProperty("jobs").EnumerateArray()));
            if (list.Next is not { Length: > 0 } next) return JobLine.Newest(jobs, job => job.Item1);
            after = $"&after={Uri.EscapeDataString(next)}";
        }
    }

    private static string Line(JobLine job)
    {
        var begun = job.Begun?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var why = job.Failure is { } failure ? $": {failure}" : "";
        return $"{job.Job}  {JobStatuses.Word(job.Status),-9}  {begun,-16}  {string.Join(", ", Facts(job))}{why}";
    }

    private static IEnumerable<string> Facts(JobLine job)
    {
        yield return $"{job.Problems:N0} problems";
        if (job.Solved is { } solved) yield return $"{solved:N0} answered";
        if (job.Partial is > 0 and var partial) yield return $"{partial:N0} cut short";
        if (job.Failed is > 0 and var failed) yield return $"{failed:N0} failed";
        if (job.Accuracy is { } accuracy) yield return $"accuracy {accuracy:P1}";
        yield return job.Strategy;
        if (job.Label is { } label) yield return label;
        yield return JobReply.Tokens(job.SpentTokens, job.InDoubtTokens);
    }
}
