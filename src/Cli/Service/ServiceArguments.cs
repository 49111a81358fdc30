using System.CommandLine;
using Ponder.Search.Options;
using Option = System.CommandLine.Option;

namespace Ponder.Cli.Service;

/// <summary>Where a service is and how to be let in; <paramref name="required"/> where the verb is of services alone.</summary>
internal sealed class ServiceArguments(bool required = true)
{
    public const string KeyVariable = "PONDER_KEY";

    /// <summary>The environment variable that says where the service is; azd sets it.</summary>
    public const string UrlVariable = "PONDER_URL";

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(10) };

    private readonly Option<string?> url = new("--url")
    {
        Description = "The address of a deployed service, such as http://localhost:7071"
            + (required ? $" (default: the environment variable {UrlVariable})." : "; without it the jobs of --store are meant."),
        DefaultValueFactory = _ => required && Environment.GetEnvironmentVariable(UrlVariable) is { Length: > 0 } set ? set : null,
    };
    private readonly Option<string?> key = new("--key")
    {
        Description = $"A function key of the service (default: the environment variable {KeyVariable}).",
    };
    private readonly Option<bool> json = new("--json")
    {
        Description = "One JSON document on standard output, everything else on standard error.",
    };

    public IEnumerable<Option> All => [url, key, json];

    /// <summary>For a verb that has its <c>--json</c> already.</summary>
    public IEnumerable<Option> WithoutJson => [url, key];

    /// <summary>Whether a service is meant.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(url) is not null;

    /// <summary>Holds that none of the options is given that only a job here has.</summary>
    /// <exception cref="OptionException">One is given.</exception>
    public static void Refuse(ParseResult parsed, IEnumerable<Option> here)
    {
        foreach (var option in here.Where(o => parsed.GetResult(o) is { Implicit: false }))
        {
            throw new OptionException(
                $"{option.Name} is for jobs of this machine: a service's job (--url) is where the service keeps it, "
                + "and goes on as it was begun");
        }
    }

    public Terminal Terminal(ParseResult parsed) => new(parsed.GetValue(json), parsed.InvocationConfiguration);

    /// <exception cref="OptionException">The address is none.</exception>
    public ServiceClient Client(ParseResult parsed) => new(
        Http,
        Uri.TryCreate(parsed.GetValue(url), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : parsed.GetValue(url) is null ? throw new OptionException($"--url is missing: give the address of the service, or set {UrlVariable}")
            : throw new OptionException($"--url \"{parsed.GetValue(url)}\": expected an address such as http://localhost:7071"),
        parsed.GetValue(key) ?? Environment.GetEnvironmentVariable(KeyVariable));

    /// <summary>Whether the service is on this machine, beside the storage emulator.</summary>
    public bool IsLocal(ParseResult parsed) => Uri.TryCreate(parsed.GetValue(url), UriKind.Absolute, out var address) && address.IsLoopback;
}
