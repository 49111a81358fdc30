using System.CommandLine;
using System.CommandLine.Parsing;
using Ponder.Cli.Files;
using Ponder.Core.Problems;
using Ponder.Engine.Jobs;

namespace Ponder.Cli.Sets;

/// <summary>Which problems: a file or a set by name, all of it or a part.</summary>
internal sealed class ProblemArguments
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(60) };

    private readonly Option<string?> set = new("--dataset")
    {
        Description = $"A set by name in place of a file, as gsm8k:test or math500; from the folder that {DataSets.Variable} names (default: datasets), else fetched into it.",
    };
    private readonly Option<int?> limit = new("--limit") { Description = "Only the first so many problems." };
    private readonly Option<string[]> ids = new("--ids") { Description = "Only the problems of these ids, joined by commas; may be repeated." };

    /// <summary>The file.</summary>
    public Argument<FileInfo?> File { get; } = new Argument<FileInfo?>("file")
    {
        Description = "Problems as JSON Lines, a JSON array, CSV or TSV; see --field.",
        Arity = ArgumentArity.ZeroOrOne,
    }.Read();

    public IEnumerable<Option> All => [set, limit, ids];

    /// <summary>Refuses neither and both of file and set.</summary>
    public void Check(CommandResult result)
    {
        var (file, named) = (result.GetResult(File)?.Tokens.Count > 0, result.GetValue(set) is not null);
        if (file && named) result.AddError("give either a file or --dataset, not both");
        if (!file && !named) result.AddError("the file of problems is missing: give one, or a set by name with --dataset");
    }

    /// <summary>The problems, as far as they are asked for.</summary>
    /// <exception cref="Search.Options.OptionException">There is no such set.</exception>
    /// <exception cref="JobException">An id is of no problem.</exception>
    public async Task<ProblemSource> ReadAsync(ParseResult parsed, ProblemFields? fields, Terminal terminal, CancellationToken stop)
    {
        var path = parsed.GetValue(set) is { } name
            ? await new DataSets(DataSets.Usual, Http).FindAsync(name, terminal.Note, stop)
            : $"{parsed.GetValue(File)}";
        var (most, only) = (parsed.GetValue(limit), (parsed.GetValue(ids) ?? []).SelectMany(i => i.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToHashSet());
        var all = ProblemSource.File(path);
        return most is null && only.Count == 0 ? all : await ProblemPick.OfAsync(all, most, only, fields, stop);
    }
}
