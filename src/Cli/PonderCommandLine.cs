using Ponder.Hosting;

namespace Ponder.Cli;

/// <summary>
/// The command line <c>ponder</c> for a program of your own: every verb knows the strategies and the kinds of models that you add.
/// </summary>
public static class PonderCommandLine
{
    /// <summary>Runs one command on the console.</summary>
    /// <param name="args">The program's arguments, such as <c>run problems.jsonl --strategy mine</c>; none shows the help.</param>
    /// <param name="configure">Adds strategies and kinds of models; null adds none.</param>
    /// <returns>
    /// The exit code: 0 done, 1 internal error, 2 bad input or options, 3 done but some problems failed, 4 stopped by the cap, 5
    /// stopped before its end, 130 stopped by Ctrl+C or SIGTERM. What went wrong is said on standard error and not thrown.
    /// </returns>
    /// <exception cref="Ponder.Search.Options.OptionException">A strategy that is added has a name that is taken.</exception>
    /// <exception cref="ArgumentException">A kind that is added has a name that is taken.</exception>
    public static Task<int> RunAsync(string[] args, Action<PonderBuilder>? configure = null)
    {
        var host = new PonderBuilder();
        configure?.Invoke(host);
        return CommandLine.RunAsync(args, Console.Out, Console.Error, host);
    }
}
