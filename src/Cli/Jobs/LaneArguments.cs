using System.CommandLine;
using Ponder.Engine.Jobs;

namespace Ponder.Cli.Jobs;

/// <summary>How requests go that do not wait for one another.</summary>
internal sealed class LaneArguments
{
    private readonly Option<string?> lane = new("--lane")
    {
        Description = "How requests go that do not wait for one another: live, or batch: to the service's batch endpoint, at half the price and within a day (default: live).",
        HelpName = string.Join('|', LaneText.Names),
    };

    private readonly Option<string?> deadline = new("--batch-deadline")
    {
        Description = "With --lane batch: how long after a round's first batch what is missing is asked live, such as 6h (default: 24h).",
    };

    public IEnumerable<Option> All => [lane, deadline];

    /// <summary>The lane's name; null where none is given, or the usual one.</summary>
    public string? Name(ParseResult parsed) => parsed.GetValue(lane) is { } name && LaneText.Parse(name) != Lane.Live ? name.ToLowerInvariant() : null;

    /// <summary>The deadline as it was given; null where it was not.</summary>
    public string? Deadline(ParseResult parsed) => parsed.GetValue(deadline);
}
