using System.CommandLine;
using Ponder.Answers;
using Ponder.Search.Options;

namespace Ponder.Cli.Jobs;

/// <summary><c>--answers</c>: what kind of answers a file's problems ask for.</summary>
internal sealed class KindArgument
{
    /// <summary>The option.</summary>
    public Option<string?> Option { get; } = new("--answers")
    {
        Description = $"The kind of answers: {string.Join(", ", AnswerKinds.Names)} (default: "
            + "what each problem's \"answerType\" or right answer says, else math).",
    };

    /// <summary>The kind; null where none is given.</summary>
    /// <exception cref="OptionException">There is no such kind.</exception>
    public AnswerKind? Read(ParseResult parsed)
    {
        if (parsed.GetValue(Option) is not { } name) return null;
        try
        {
            return AnswerKinds.Parse(name);
        }
        catch (FormatException e)
        {
            throw new OptionException($"--answers: {e.Message}");
        }
    }
}
