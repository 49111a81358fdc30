using System.Text;

namespace Ponder.Cli.Tests.Input;

/// <summary>A problem file with something wrong in it: the exit code it must give, and what must be said.</summary>
public sealed record BadFile(string Name, byte[] Content, int Code, string Says)
{
    /// <summary>A problem the shipped models can read.</summary>
    public const string Good =
        """{"id":"good","problem":"Emma has 320 dollars. She lends 83 dollars to Ben. How many dollars does Emma have in the end?"}""";

    /// <summary>Nothing in the file is a problem: bad input.</summary>
    public static BadFile Whole(string name, string content, string says) => new(name, Encoding.UTF8.GetBytes(content), 2, says);

    /// <summary>The second line is bad; the first is answered.</summary>
    public static BadFile Second(string name, string line, string says) => Second(name, Encoding.UTF8.GetBytes(line), says);

    /// <inheritdoc cref="Second(string,string,string)"/>
    public static BadFile Second(string name, byte[] line, string says) =>
        new(name, [.. Encoding.UTF8.GetBytes(Good), (byte)'\n', .. line, (byte)'\n'], 3, $"line 2, {says}");

    /// <summary>The second line is a problem that cannot be answered; its row says why.</summary>
    public static BadFile Unanswerable(string name, string problem, string says) =>
        new(name, Encoding.UTF8.GetBytes($"{Good}\n{{\"problem\":{System.Text.Json.JsonSerializer.Serialize(problem)}}}\n"), 3, says);

    public override string ToString() => Name;
}
