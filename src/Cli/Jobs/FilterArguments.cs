using System.CommandLine;
using Ponder.Engine.Exports;

namespace Ponder.Cli.Jobs;

/// <summary>Which of a job is exported.</summary>
internal sealed class FilterArguments
{
    private readonly Option<bool> right = new("--right") { Description = "Only what gives the known answer." };
    private readonly Option<double> confidence = new("--confidence")
    {
        Description = "Only problems whose answer has at least this confidence, 0 to 1.",
    };
    private readonly Option<int?> most = new("--per-problem")
    {
        Description = "Rows of a problem at most, the best first (default: all; of solutions 1, of preferences 4).",
    };

    public IEnumerable<Option> All => [right, confidence, most];

    /// <exception cref="Engine.Jobs.JobException">A value is out of its range.</exception>
    public ExportFilter Read(ParseResult parsed)
    {
        var filter = new ExportFilter
        {
            Right = parsed.GetValue(right),
            Confidence = parsed.GetValue(confidence),
            PerProblem = parsed.GetValue(most),
        };
        filter.Check();
        return filter;
    }
}
