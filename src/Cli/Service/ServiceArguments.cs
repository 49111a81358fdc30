using System.CommandLine;

namespace Ponder.Cli.Service;

/// <summary>Where a service is and how to be let in.</summary>
internal sealed class ServiceArguments
{
    public const string KeyVariable = "PONDER_KEY";

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(10) };

    private readonly Option<string> url = new("--url") { Description = "The service's address, such as http://localhost:7071.", Required = true };
    private readonly Option<string?> key = new("--key") { Description = $"A function key (default: the environment variable {KeyVariable})." };
    private readonly Option<bool> json = new("--json") { Description = "One JSON document on standard output, everything else on standard error." };

    public IEnumerable<Option> All => [url, key, json];

    public Terminal Terminal(ParseResult parsed) => new(parsed.GetValue(json), parsed.InvocationConfiguration);

    /// <exception cref="FormatException">The address is none.</exception>
    public ServiceClient Client(ParseResult parsed) => new(
        Http,
        Uri.TryCreate(parsed.GetValue(url), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new FormatException($"--url \"{parsed.GetValue(url)}\": expected an address such as http://localhost:7071"),
        parsed.GetValue(key) ?? Environment.GetEnvironmentVariable(KeyVariable));

    /// <summary>Whether the service is on this machine, beside the storage emulator.</summary>
    public bool IsLocal(ParseResult parsed) => Uri.TryCreate(parsed.GetValue(url), UriKind.Absolute, out var address) && address.IsLoopback;
}
