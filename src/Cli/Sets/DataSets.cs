using Ponder.Core.Naming;
using Ponder.Search.Options;

namespace Ponder.Cli.Sets;

/// <summary>
/// Sets of problems by name, as <c>gsm8k:test</c>: a file of a folder that holds such sets, or of the address where its authors keep it,
/// which is fetched once.
/// </summary>
internal sealed class DataSets(string folder, HttpMessageInvoker http)
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "PONDER_DATASETS";

    private static readonly string[] Endings = [".jsonl", ".json", ".csv", ".tsv", ".jsonl.gz"];

    private static readonly Dictionary<string, Uri> Known = new(StringComparer.Ordinal)
    {
        ["gsm8k:test"] = new("https://raw.githubusercontent.com/openai/grade-school-math/master/grade_school_math/data/test.jsonl"),
        ["gsm8k:train"] = new("https://raw.githubusercontent.com/openai/grade-school-math/master/grade_school_math/data/train.jsonl"),
        ["math500:test"] = new("https://huggingface.co/datasets/HuggingFaceH4/MATH-500/resolve/main/test.jsonl"),
    };

    /// <summary>The folder that is used where none is named.</summary>
    public static string Usual => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : "datasets";

    /// <summary>The file of the set.</summary>
    /// <param name="name">Its name, with a part such as <c>:train</c>; <c>:test</c> where none is given.</param>
    /// <param name="say">Hears what takes a while.</param>
    /// <param name="stop">Stops the fetching.</param>
    /// <exception cref="OptionException">There is no such set at hand, and none can be fetched.</exception>
    public async Task<string> FindAsync(string name, Action<string> say, CancellationToken stop)
    {
        var (set, part) = name.Split(':') switch
        {
            [{ Length: > 0 } only] => (only, "test"),
            [{ Length: > 0 } first, { Length: > 0 } second] => (first, second),
            _ => throw new OptionException($"--dataset \"{name}\": expected a name such as gsm8k:test or math500"),
        };
        if ((set + part).AsSpan().ContainsAny('/', '\\', '\0')) throw new OptionException($"--dataset \"{name}\": expected a name, not a path");
        string[] names = [Path.Combine(set, part), $"{set}-{part}", $"{set}_{part}", .. part == "test" ? [set] : Array.Empty<string>()];
        foreach (var file in names.SelectMany(n => Endings.Select(e => Path.Combine(folder, n + e))).Where(File.Exists)) return file;
        var at = $"there is no {set}/{part}.jsonl in {Path.GetFullPath(folder)}";
        if (!Known.TryGetValue($"{set}:{part}", out var address))
            throw new OptionException($"--dataset {name}: {at}{Nearest.Hint(name, Known.Keys)}; {string.Join(", ", Known.Keys)} can be fetched, any other file can be put there (or into the folder that {Variable} names)");
        say($"fetching {set}:{part} from {address}");
        return await FetchAsync(address, Path.Combine(folder, set, $"{part}.jsonl"), $"--dataset {name}: {at}", stop);
    }

    private async Task<string> FetchAsync(Uri address, string target, string at, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var reply = await http.SendAsync(request, stop);
            reply.EnsureSuccessStatusCode();
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var draft = $"{target}.{Guid.NewGuid():N}";
            await File.WriteAllBytesAsync(draft, await reply.Content.ReadAsByteArrayAsync(stop), stop);
            File.Move(draft, target, overwrite: true);
            return target;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            var why = e is OperationCanceledException ? "no answer in time" : e.Message;
            throw new OptionException($"{at}, and {address} cannot be fetched ({why}): put the file there, or name the folder that has it in {Variable}");
        }
    }
}
