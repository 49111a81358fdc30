using System.CommandLine;
using System.Globalization;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Search.Allocation;
using Ponder.Search.Solving;

namespace Ponder.Cli.Jobs;

/// <summary>What the rows of a job are to tell.</summary>
internal sealed class RowArguments
{
    private readonly Option<bool> bare = new("--no-solutions") { Description = "Leave the solutions' texts out of results.jsonl." };
    private readonly Option<double?> target = new("--target-accuracy")
    {
        Description = "Mark answers for review, so that the others are right to at least this share, with 95 % confidence.",
    };

    public IEnumerable<Option> All => [bare, target];

    public Option<double?> Target => target;

    public RowOptions Read(ParseResult parsed) => new() { Solutions = !parsed.GetValue(bare), TargetAccuracy = parsed.GetValue(target) };

    /// <summary>The options of a job whose allocator spends its budget where it moves answers over the line, unless its own option says otherwise.</summary>
    public JobOptions Steer(JobOptions options, ParseResult parsed)
    {
        var choice = options.Strategy;
        return parsed.GetValue(target) is { } accuracy and > 0 and < 1 && AllocatorCatalogue.Find(choice.Name) is not null && !choice.Options.ContainsKey(AllocatorNames.Target)
            ? options with { Strategy = choice.With(AllocatorNames.Target, accuracy.ToString(CultureInfo.InvariantCulture)) }
            : options;
    }
}
