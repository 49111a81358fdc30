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

    /// <summary>Every recorded round: its content, and how many calls were begun for it.</summary>
    public SortedDictionary<string, (string Content, int Calls)> Rounds()
    {
        var rounds = new SortedDictionary<string, (string, int)>(StringComparer.Ordinal);
        foreach (var path in Files("*.json.gz").Where(p => p.Contains("rounds", StringComparison.Ordinal)))
        {
            var stem = path[..^".json.gz".Length];
            rounds.Add(Path.GetRelativePath(store, stem),
                (Convert.ToBase64String(File.ReadAllBytes(path)), Files(Path.GetFileName(stem) + ".*.call").Count(p => Same(p, stem))));
        }

        return rounds;

        static bool Same(string marker, string stem) => Path.GetDirectoryName(marker) == Path.GetDirectoryName(stem);
    }

    /// <summary>Calls that were begun and are not recorded.</summary>
    public int Unrecorded()
    {
        var rounds = Rounds();
        return Files("*.call").Count(path => !rounds.ContainsKey(Path.GetRelativePath(store, path)[..^".00.call".Length]));
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
