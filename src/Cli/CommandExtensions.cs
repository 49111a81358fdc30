using System.CommandLine;

namespace Ponder.Cli;

internal static class CommandExtensions
{
    /// <summary>Adds options one after the other.</summary>
    public static void AddRange(this Command command, IEnumerable<Option> options)
    {
        foreach (var option in options) command.Options.Add(option);
    }
}
