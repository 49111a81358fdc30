using System.CommandLine;
using Ponder.Core.Proposing;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;
using Ponder.Search.Solving;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary><c>ponder strategies</c>: what there is, with each one's options.</summary>
internal static class StrategiesCommand
{
    public static Command Create(StrategyCatalogue strategies)
    {
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output." };
        var command = new Command("strategies", "Lists the strategies and their options.") { json };
        command.SetAction(parsed =>
        {
            var terminal = new Terminal(parsed.GetValue(json), parsed.InvocationConfiguration);
            if (terminal.IsJson) terminal.Document(AllocatorCatalogue.All.Select(Describe).Concat(strategies.All.Select(s => Describe(strategies, s))));
            else Show(terminal, strategies);
        });
        return command;
    }

    private static object Describe(StrategyCatalogue strategies, StrategyEntry strategy) =>
        Describe(strategy.Name, strategy.Summary, Needs(strategies, strategy), strategy.Options, allocates: false);

    private static object Describe(AllocatorEntry entry) => Describe(entry.Name, entry.Summary, [], entry.Options, allocates: true);

    private static object Describe(
        string name, string summary, List<string> needs, IEnumerable<Search.Options.Option> options, bool allocates) => new
        {
            name,
            summary,
            allocates,
            needs,
            Options = options.Select(o => new { o.Name, o.Summary, o.Default, o.Min, o.Max, o.Whole, o.Choices }),
        };

    private static List<string> Needs(StrategyCatalogue strategies, StrategyEntry strategy) =>
    [
        .. Enum.GetValues<Abilities>().Where(a => a != Abilities.None && strategies.Needs(StrategyChoice.Of(strategy.Name)).HasFlag(a))
            .Select(a => a.ToString().ToLowerInvariant()),
        .. strategy.NeedsVerifier ? ["verifier"] : Array.Empty<string>(),
        .. strategy.Among is null ? Array.Empty<string>() : ["several proposers"],
        .. strategy.Retrieves ? ["documents"] : Array.Empty<string>(),
    ];

    private static void Show(Terminal terminal, StrategyCatalogue strategies)
    {
        terminal.Line("These choose a strategy for each problem:");
        foreach (var entry in AllocatorCatalogue.All) Show(terminal, entry.Name, entry.Summary, entry.Options);
        terminal.Line("These are what they choose from; each can also be asked for by itself:");
        foreach (var strategy in strategies.All)
        {
            var needs = Needs(strategies, strategy) is { Count: > 0 } some ? $" Needs: {string.Join(", ", some)}." : "";
            Show(terminal, strategy.Name, strategy.Summary + needs, strategy.Options);
        }

        terminal.Line("Where a job has several proposers, each strategy that needs no several takes one more option, as in majority:n=4+proposer=2: who writes, from 1.");
        terminal.Line($"{string.Join(" and ", strategies.All.Where(s => s.Judges).Select(s => s.Name))} take another, as in tournament:judge=2: who judges, from 1.");
    }

    private static void Show(Terminal terminal, string name, string summary, IEnumerable<Search.Options.Option> options)
    {
        terminal.People.MarkupLineInterpolated($"[bold]{name}[/]  {summary}");
        foreach (var option in options) terminal.Line($"    {option.Name} = {option.Default}  ({Range(option)})  {option.Summary}");
    }

    private static string Range(Search.Options.Option option) =>
        option.Choices is { } words ? string.Join(" | ", words) : $"{option.Min} to {option.Max}{(option.Whole ? ", whole" : "")}";
}
