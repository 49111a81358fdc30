using System.CommandLine;
using Ponder.Core.Proposing;
using Ponder.Search.Catalogue;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary><c>ponder strategies</c>: what there is, with each one's options.</summary>
internal static class StrategiesCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output." };
        var command = new Command("strategies", "Lists the strategies and their options.") { json };
        command.SetAction(parsed =>
        {
            var terminal = new Terminal(parsed.GetValue(json), parsed.InvocationConfiguration);
            if (terminal.IsJson) terminal.Document(StrategyCatalogue.All.Select(Describe));
            else Show(terminal);
        });
        return command;
    }

    private static object Describe(Strategy strategy) => new
    {
        strategy.Name,
        strategy.Summary,
        Needs = Needs(strategy),
        Options = strategy.Options.Select(o => new { o.Name, o.Summary, o.Default, o.Min, o.Max, o.Whole, o.Choices }),
    };

    private static List<string> Needs(Strategy strategy) =>
    [
        .. Enum.GetValues<Abilities>().Where(a => a != Abilities.None && strategy.Needs.HasFlag(a)).Select(a => a.ToString().ToLowerInvariant()),
        .. strategy.NeedsVerifier ? ["verifier"] : Array.Empty<string>(),
    ];

    private static void Show(Terminal terminal)
    {
        foreach (var strategy in StrategyCatalogue.All)
        {
            var needs = Needs(strategy) is { Count: > 0 } some ? $" Needs: {string.Join(", ", some)}." : "";
            terminal.People.MarkupLineInterpolated($"[bold]{strategy.Name}[/]  {strategy.Summary}{needs}");
            foreach (var option in strategy.Options) terminal.Line($"    {option.Name} = {option.Default}  ({Range(option)})  {option.Summary}");
        }
    }

    private static string Range(Search.Catalogue.Option option) =>
        option.Choices is { } words ? string.Join(" | ", words) : $"{option.Min} to {option.Max}{(option.Whole ? ", whole" : "")}";
}
