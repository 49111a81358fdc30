using System.Text;

namespace Ponder.Cli.Tests;

/// <summary>Runs the command line in this process, over a folder of its own.</summary>
internal sealed class CommandLineRun : IDisposable
{
    private static readonly string[] Cheap = ["--strategy", "greedy", "--verifier", "none"];

    public string Folder { get; } = Directory.CreateTempSubdirectory("ponder-cli-").FullName;

    public string Store => Path.Combine(Folder, "store");

    /// <summary>Writes a file into the folder; gives its path.</summary>
    public string File(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public string File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    /// <summary>The exit code and what was written.</summary>
    public static async Task<Written> RunAsync(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync(args, output, errors);
        return new(code, output.ToString(), errors.ToString());
    }

    /// <summary><c>ponder run</c> on a file with the cheapest strategy.</summary>
    public Task<Written> SolveAsync(string file, params string[] more) => RunAsync(["run", file, "--store", Store, .. Cheap, .. more]);

    /// <summary>All blobs of that name, by the path below the store.</summary>
    public IReadOnlyDictionary<string, string> Written(string name) => Directory.Exists(Store)
        ? Directory.EnumerateFiles(Store, name, SearchOption.AllDirectories).ToDictionary(p =>
            Path.GetRelativePath(Store, p), System.IO.File.ReadAllText)
        : new();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a run wrote, and its exit code.</summary>
internal sealed record Written(int Code, string Output, string Errors)
{
    public string All => Output + Errors;
}
