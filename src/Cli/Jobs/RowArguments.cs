using System.CommandLine;
using Ponder.Engine.Results;

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
}
