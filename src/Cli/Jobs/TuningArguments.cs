using System.CommandLine;
using Ponder.Engine.Exports;
using Ponder.Engine.Exports.FineTuning;
using Ponder.Search.Options;
using Option = System.CommandLine.Option;

namespace Ponder.Cli.Jobs;

/// <summary>How a file for fine-tuning is written.</summary>
internal sealed class TuningArguments
{
    private static readonly string Kinds = string.Join(" or ", FineTuningKinds.Names);
    private static readonly string Services = string.Join(", ", FineTuningServices.Names);

    private readonly Option<string?> system = new("--system") { Description = "Of fine-tuning: the system message that every row begins with." };
    private readonly Option<string> reader = new("--for")
    {
        Description = $"Of fine-tuning: who reads the file, {Services}; for Azure it begins with a byte-order mark.",
        DefaultValueFactory = _ => FineTuningServices.Names[0],
    };
    private readonly Option<int> tokens = new("--row-tokens")
    {
        Description = "Of fine-tuning: tokens of a row at most, estimated; longer rows are left out.",
        DefaultValueFactory = _ => FineTuningOptions.UsualRowTokens,
    };

    public IEnumerable<Option> All => [system, reader, tokens];

    /// <summary>Which file is wanted and how it is written; null where it is another export.</summary>
    /// <exception cref="OptionException">An option cannot be had, or is not for what is wanted.</exception>
    /// <exception cref="Engine.Jobs.JobException">A value is out of its range.</exception>
    public TuningChoice? Read(ParseResult parsed, string what, ExportFormat format)
    {
        if (FineTuningKinds.Find(what) is not { } kind)
        {
            var given = All.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false });
            return given is null ? null : throw new OptionException($"{given.Name} is for --what {Kinds}");
        }

        if (format != ExportFormat.Jsonl)
            throw new OptionException($"--what {what} as {format.Name}: expected jsonl, as a fine-tuning service takes no other");
        var name = parsed.GetValue(reader)!;
        var options = new FineTuningOptions
        {
            System = parsed.GetValue(system),
            For = FineTuningServices.Find(name) ?? throw new OptionException($"--for is {name}: expected {Services}"),
            RowTokens = parsed.GetValue(tokens),
        };
        options.Check();
        return new(kind, options);
    }
}

/// <summary>Which file for fine-tuning, and how it is written.</summary>
internal sealed record TuningChoice(FineTuningKind Kind, FineTuningOptions Options)
{
    /// <summary>As a service is asked for it.</summary>
    public string Query => FormattableString.Invariant($"&for={Options.For}&rowTokens={Options.RowTokens}")
        + (Options.System is { } text ? $"&system={Uri.EscapeDataString(text)}" : "");
}
