using Ponder.Search.Options;

namespace Ponder.Cli.Jobs;

/// <summary>An option's value that is a name and a value itself.</summary>
internal static class NamedValue
{
    /// <summary>Parts a pair at its first equals sign.</summary>
    /// <exception cref="OptionException">There is no name before one.</exception>
    public static (string Name, string Value) Parse(string option, string pair, string expected = "name=value") =>
        pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var split
            ? (pair[..split], pair[(split + 1)..])
            : throw new OptionException($"{option} \"{pair}\": expected {expected}");
}
