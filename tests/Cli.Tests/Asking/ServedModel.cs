using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Profiles;

namespace Ponder.Cli.Tests.Asking;

/// <summary>The command line over a server of this process.</summary>
internal sealed class ServedModel : IDisposable
{
    public const string Math = """
        {"id":"a","problem":"Find the derivative of $\\frac{x^4}{2}$ at $x=1$.","answer":"4"}
        {"id":"b","problem":"Let $f(x)=x^2$. What is $f(3)$?","answer":"9"}

        """;

    private static readonly ServerProfile Profile = VllmProfiles.New;

    public CommandLineRun Run { get; } = new();

    public ScriptedServer Server { get; } = new(Profile);

    /// <summary>Requests for texts so far: what was paid for.</summary>
    public int Paid => Server.Questions.Count;

    /// <summary>Runs a verb on the served model, whatever else is said.</summary>
    public Task<Written> AskAsync(params string[] args) => CommandLineRun.RunAsync(
    [
        .. args, "--store", Run.Store, "--proposer", "openai", "--setting", $"Proposer:Endpoint={Server.Endpoint}",
        .. args.Any(arg => arg.StartsWith("Proposer:Model=", StringComparison.Ordinal)) ? Array.Empty<string>() : ["--setting", $"Proposer:Model={Profile.Model}"],
    ]);

    public void Dispose()
    {
        Server.Dispose();
        Run.Dispose();
    }
}
