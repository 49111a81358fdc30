using System.Runtime.CompilerServices;
using System.Text;
using Ponder.Core.Batching;
using Ponder.TestKit.Faults;

namespace Ponder.TestKit.Batches;

/// <summary>
/// A batch service in memory, which outlives the processes that use it. A batch is worked on at its second look; what it answers is what a
/// request's body says, for whoever reads it to make a reply of. Counts what it works on.
/// </summary>
public sealed class ScriptedDesk
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, IReadOnlyList<BatchRequest>> files = [];
    private readonly SortedDictionary<string, Batch> batches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> worked = [];

    /// <summary>How often each request was worked on, by its body.</summary>
    public IReadOnlyDictionary<string, int> Worked => worked;

    /// <summary>The requests of every batch, in the order of ordering.</summary>
    public IReadOnlyList<IReadOnlyList<BatchRequest>> Orders
    {
        get
        {
            lock (guard) return [.. batches.Values.Select(batch => batch.Lines)];
        }
    }

    /// <summary>Files that are there.</summary>
    public int Files => files.Count;

    /// <summary>What becomes of a line: its status, or null where it is not worked on. 200 by default.</summary>
    public Func<BatchRequest, int, int?> Status { get; init; } = (_, _) => 200;

    /// <summary>Looks until a batch is done.</summary>
    public int Looks { get; init; } = 2;

    /// <summary>Requests there is room for in one batch.</summary>
    public int Room { get; init; } = int.MaxValue;

    /// <summary>Batches that were stopped, by name.</summary>
    public IReadOnlyList<string> Stopped
    {
        get
        {
            lock (guard) return [.. batches.Values.Where(batch => batch.Stopped).Select(batch => batch.Name)];
        }
    }

    /// <summary>The desk as one process uses it.</summary>
    public IBatchDesk Open(FaultPlan? plan = null, BatchLimits? limits = null) => new Desk(this, plan ?? FaultPlan.Quiet(), limits ?? new());

    private BatchLook Look(Batch batch)
    {
        lock (guard)
        {
            if (batch.Stopped) batch.Answers ??= [];
            if (batch.Answers is null && ++batch.Looks < Looks) return new(BatchStage.Working) { Answered = 0 };
            if (batch.Answers is null)
            {
                batch.Answers = [.. batch.Lines.Select((line, place) => (line, Status(line, place))).Where(l => l.Item2 is not null)
                    .Select(l => new BatchLine(l.line.Id, l.Item2, l.line.Body))];
                foreach (var line in batch.Answers.Where(a => a.Status == 200))
                {
                    var body = Encoding.UTF8.GetString(line.Body.Span);
                    worked[body] = worked.GetValueOrDefault(body) + 1;
                }
            }

            return new(BatchStage.Ended)
            {
                Answered = batch.Answers.Count(a => a.Status == 200),
                Failed = batch.Lines.Count - batch.Answers.Count(a => a.Status == 200),
                Output = batch.Id,
                Input = batch.File,
            };
        }
    }

    private sealed class Batch(string id, BatchOrder order, IReadOnlyList<BatchRequest> lines)
    {
        public string Id => id;

        public string Name => order.Name;

        public string File => order.File;

        public IReadOnlyList<BatchRequest> Lines => lines;

        public int Looks { get; set; }

        public bool Stopped { get; set; }

        public IReadOnlyList<BatchLine>? Answers { get; set; }
    }

    private sealed class Desk(ScriptedDesk all, FaultPlan plan, BatchLimits limits) : IBatchDesk
    {
        public BatchLimits Limits => limits;

        public Task<string> UploadAsync(string name, IReadOnlyList<BatchRequest> lines, CancellationToken cancel = default) => plan.PlayAsync("upload", () =>
        {
            lock (all.guard)
            {
                var id = $"file-{all.files.Count}-{name}";
                all.files[id] = lines;
                return Task.FromResult(id);
            }
        });

        public Task<string> OrderAsync(BatchOrder order, CancellationToken cancel = default) => plan.PlayAsync("order", () =>
        {
            lock (all.guard)
            {
                if (all.files[order.File].Count > all.Room) throw new BatchFullException("there is no room");
                var id = $"batch-{all.batches.Count:D4}";
                all.batches[id] = new(id, order, all.files[order.File]);
                return Task.FromResult(id);
            }
        });

        public Task<string?> FindAsync(string name, string file, DateTimeOffset since, CancellationToken cancel = default) => plan.PlayAsync("find", () =>
        {
            lock (all.guard) return Task.FromResult(all.batches.Values.FirstOrDefault(batch => batch.Name == name)?.Id);
        });

        public Task<BatchLook?> LookAsync(string id, CancellationToken cancel = default) =>
            plan.PlayAsync("look", () => Task.FromResult(all.batches.TryGetValue(id, out var batch) ? all.Look(batch) : null));

        public async IAsyncEnumerable<BatchLine> CollectAsync(BatchLook look, [EnumeratorCancellation] CancellationToken cancel = default)
        {
            foreach (var line in all.batches[look.Output!].Answers!) yield return await plan.PlayAsync("line", () => Task.FromResult(line));
        }

        public Task CancelAsync(string id, CancellationToken cancel = default) => plan.PlayAsync("cancel", () => Task.FromResult(all.batches[id].Stopped = true));

        public Task RemoveAsync(IReadOnlyList<string> removed, CancellationToken cancel = default) => plan.PlayAsync("remove", () =>
        {
            lock (all.guard) return Task.FromResult(removed.Count(file => all.files.Remove(file)));
        });
    }
}
