using System.CommandLine;
using Ponder.Engine.Exports;
using Ponder.Search.Options;
using Option = System.CommandLine.Option;

namespace Ponder.Cli.Jobs;

/// <summary>Which of a job is exported.</summary>
internal sealed class FilterArguments
{
    private static readonly string Orders = string.Join(", ", ExportOrders.Names);

    private readonly Option<bool> right = new("--right") { Description = "Only what gives the known answer." };
    private readonly Option<double> confidence = new("--confidence")
    {
        Description = "Only problems whose answer has at least this confidence, 0 to 1.",
    };
    private readonly Option<int?> most = new("--per-problem")
    {
        Description = "Rows of a problem at most, in --order (default: all; of solutions and fine-tuning 1, of pairs 4).",
    };
    private readonly Option<string> order = new("--order")
    {
        Description = $"{Orders}: which solutions of a problem come first, the best or the shorter of the chosen answer.",
        DefaultValueFactory = _ => ExportOrders.Names[0],
    };

    public IEnumerable<Option> All => [right, confidence, most, order];

    /// <exception cref="OptionException">There is no such order.</exception>
    /// <exception cref="Engine.Jobs.JobException">A value is out of its range.</exception>
    public ExportFilter Read(ParseResult parsed)
    {
        var filter = new ExportFilter
        {
            Right = parsed.GetValue(right),
            Confidence = parsed.GetValue(confidence),
            PerProblem = parsed.GetValue(most),
            Order = ExportOrders.Find(parsed.GetValue(order)!) ?? throw new OptionException($"--order is {parsed.GetValue(order)}: expected {Orders}"),
        };
        filter.Check();
        return filter;
    }
}
