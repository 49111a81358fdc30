using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Engine.Journals;

namespace Ponder.Cli.Tests.Processes;

/// <summary>The one job in a folder, as its files tell.</summary>
internal sealed class StoredJob(string store)
{
    private string Jobs => Path.Combine(store, "jobs");

    private string? Folder => Directory.Exists(Jobs) ? Directory.EnumerateDirectories(Jobs).SingleOrDefault() : null;

    /// <summary>Null where nothing was begun.</summary>
    public string? Id => Folder is { } folder && File.Exists(Path.Combine(folder, "spec.json")) ? Path.GetFileName(folder) : null;

    public byte[] Results => File.ReadAllBytes(Path.Combine(Folder!, "results.jsonl"));

    /// <summary>Every recorded round's content.</summary>
    public SortedDictionary<string, string> Rounds()
    {
        var rounds = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Files("*.json.gz").Where(p => p.Contains("rounds", StringComparison.Ordinal)))
            rounds.Add(Path.GetRelativePath(store, path), Convert.ToBase64String(File.ReadAllBytes(path)));
        return rounds;
    }

    /// <summary>What was spent, and how much of it is in doubt.</summary>
    public (Spend Spent, Spend Doubt) Spend()
    {
        using var summary = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder!, "job.json")));
        return (Read("spend"), Read("inDoubt"));

        Spend Read(string field) => summary.RootElement.GetProperty(field).Deserialize<Spend>(JournalFormat.Json);
    }

    private IEnumerable<string> Files(string pattern) =>
        Folder is { } folder ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories) : [];
}
