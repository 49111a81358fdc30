using System.CommandLine;

namespace Ponder.Cli;

/// <summary>How a command is called: its writers, and who hears of a wish to stop.</summary>
internal sealed class Invocation : InvocationConfiguration
{
    /// <summary>Who hears it.</summary>
    public required Interrupts Interrupts { get; init; }
}
