using System.Text.Json;
using Ponder.Engine.Journals;
using Ponder.Engine.Orchestration;

namespace Ponder.Engine.Tests.Orchestration;

/// <summary>
/// A durable host in a few lines: keeps a history per instance, runs an orchestration from its beginning after every event, checks that it asks the same
/// again, and ends activities in an order drawn by chance. Everything crosses as JSON.
/// </summary>
internal sealed class ReplayingHost(Func<JobActivities> activities, int seed)
{
    private readonly Random chance = new(seed);
    private readonly SortedDictionary<string, List<(string Name, string Payload)>> raised = new(StringComparer.Ordinal);

    /// <summary>Activities run, by name.</summary>
    public List<string> Called { get; } = [];

    /// <summary>What the orchestrations have shown.</summary>
    public List<JobStage> Stages { get; } = [];

    /// <summary>The longest history any instance came to.</summary>
    public int LongestHistory { get; private set; }

    /// <summary>Most tokens of text in any input or result.</summary>
    public int LongestMessage { get; private set; }

    /// <summary>Called before each activity.</summary>
    public Action<string> OnActivity { get; init; } = _ => { };

    /// <summary>Called when a wait ends.</summary>
    public Action<TimeSpan> OnWait { get; init; } = _ => { };

    public void Raise<T>(string instance, string name, T payload)
    {
        if (!raised.TryGetValue(instance, out var events)) raised[instance] = events = [];
        events.Add((name, Text(payload)));
    }

    public async Task RunJobAsync(string job)
    {
        object input = new JobTurn(job);
        while (true)
        {
            var turn = input;
            var restart = await RunAsync(job, context => JobOrchestration.RunAsync(context, (JobTurn)turn));
            if (restart.Restarted is null) return;
            input = JsonSerializer.Deserialize<JobTurn>(restart.Restarted, JournalFormat.Json)!;
        }
    }

    private async Task<Instance> RunAsync(string id, Func<IOrchestration, Task> orchestrate)
    {
        var instance = new Instance(id, this);
        while (true)
        {
            var run = instance.Replay(orchestrate);
            LongestHistory = Math.Max(LongestHistory, instance.History.Count);
            if (run.IsCompleted)
            {
                await run;
                return instance;
            }

            if (instance.TakeEvents()) continue;
            var open = instance.History.Where(e => e.Result is null && e.Work is not null).ToList();
            if (open.Count == 0) throw new InvalidOperationException($"{id} waits for nothing that is under way");
            var next = open[chance.Next(open.Count)];
            instance.Complete(next, await next.Work!());
        }
    }

    private string Text(object? value)
    {
        var text = JsonSerializer.Serialize(value, JournalFormat.Json);
        LongestMessage = Math.Max(LongestMessage, text.Length);
        return text;
    }

    private async Task<string> ActivityAsync(string name, string input)
    {
        OnActivity(name);
        Called.Add(name);
        var work = activities();
        return name switch
        {
            nameof(JobActivities.PlanWave) => Text(await work.PlanWave(Read<JobTurn>())),
            nameof(JobActivities.RunPage) => Text(await work.RunPage(Read<PageTicket>())),
            nameof(JobActivities.ExecuteRound) => Text(await work.ExecuteRound(Read<RoundTicket>())),
            nameof(JobActivities.CloseJob) => Text(await work.CloseJob(Read<JobTurn>())),
            _ => throw new InvalidOperationException($"there is no activity {name}"),
        };

        T Read<T>() => JsonSerializer.Deserialize<T>(input, JournalFormat.Json)!;
    }

    private async Task<string> PageAsync(string instance, string input)
    {
        string? result = null;
        await RunAsync(instance, async context => result = Text(await PageOrchestration.RunAsync(context, JsonSerializer.Deserialize<PageTicket>(input, JournalFormat.Json)!)));
        return result!;
    }

    /// <summary>Something asked for: an activity, an orchestration or an event; and what it came to.</summary>
    private sealed class Entry(string what)
    {
        public string What => what;

        public Func<Task<string>>? Work { get; init; }

        public string? Result { get; set; }

        /// <summary>Gives this replay the result.</summary>
        public Action Deliver { get; set; } = () => { };
    }

    private sealed class Instance(string id, ReplayingHost host) : IOrchestration
    {
        private readonly List<Entry> completions = [];
        private int place;

        public List<Entry> History { get; } = [];

        public string? Restarted { get; private set; }

        public void Complete(Entry entry, string result)
        {
            entry.Result = result;
            completions.Add(entry);
        }

        /// <summary>Hands events that were raised to those who wait for them.</summary>
        public bool TakeEvents()
        {
            var events = host.raised.GetValueOrDefault(id) ?? [];
            var waiting = History.FirstOrDefault(e => e.Work is null && e.Result is null && events.Exists(r => r.Name == e.What));
            if (waiting is null) return false;
            var first = events.First(r => r.Name == waiting.What);
            events.Remove(first);
            Complete(waiting, first.Payload);
            return true;
        }

        /// <summary>Runs as far as the history goes, its events in their order, on this thread and without a context, as an orchestrator is run.</summary>
        public Task Replay(Func<IOrchestration, Task> orchestrate)
        {
            place = 0;
            var outer = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(null);
            try
            {
                var run = orchestrate(this);
                foreach (var entry in completions) entry.Deliver();
                return run;
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(outer);
            }
        }

        public Task<Answered<T>> CallAsync<T>(string activity, object input)
        {
            var text = host.Text(input);
            return Next<Answered<T>>($"{activity} {text}", () => host.ActivityAsync(activity, text));
        }

        public Task<Answered<T>> CallOrchestrationAsync<T>(string orchestration, string instance, object input)
        {
            Assert.Equal(PageOrchestration.Name, orchestration);
            var text = host.Text(input);
            return Next<Answered<T>>($"{instance} {text}", () => host.PageAsync(instance, text));
        }

        public Task<T> EventAsync<T>(string name) => Next<T>(name, null);

        public Task WaitAsync(TimeSpan span)
        {
            return Next<bool>($"wait {span}", () =>
            {
                host.OnWait(span);
                return Task.FromResult("true");
            });
        }

        public void Show(JobStage stage) => host.Stages.Add(stage);

        public void Restart(object input)
        {
            Assert.DoesNotContain(History, e => e.Result is null && e.Work is not null);
            Restarted = host.Text(input);
        }

        private Task<T> Next<T>(string what, Func<Task<string>>? work)
        {
            if (place == History.Count) History.Add(new(what) { Work = work });
            var entry = History[place++];
            Assert.Equal(entry.What, what);
            var source = new TaskCompletionSource<T>();
            entry.Deliver = () => source.SetResult(JsonSerializer.Deserialize<T>(entry.Result!, JournalFormat.Json)!);
            return source.Task;
        }
    }
}
