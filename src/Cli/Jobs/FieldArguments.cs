using System.CommandLine;
using Ponder.Core.Problems;
using Ponder.Search.Options;

namespace Ponder.Cli.Jobs;

/// <summary>The option that says which fields of a problem file hold what.</summary>
internal sealed class FieldArguments
{
    private const string Name = "--field";

    private readonly Option<string[]> named = new(Name)
    {
        Description = "A field of the file with a name of its own, as problem=prompt, answer=target or id=key; may be repeated.",
    };

    public IEnumerable<System.CommandLine.Option> All => [named];

    /// <summary>What was said; null where nothing was.</summary>
    /// <exception cref="OptionException">It names nothing that a problem has, or names it twice.</exception>
    public ProblemFields? Read(ParseResult parsed)
    {
        ProblemFields? fields = null;
        foreach (var pair in parsed.GetValue(named) ?? [])
        {
            const string Expected = "problem=NAME, answer=NAME or id=NAME, each once";
            var (what, name) = NamedValue.Parse(Name, pair, Expected);
            var now = fields ?? new();
            fields = (what, name) switch
            {
                ("problem", { Length: > 0 }) when now.Problem is null => now with { Problem = name },
                ("answer", { Length: > 0 }) when now.Answer is null => now with { Answer = name },
                ("id", { Length: > 0 }) when now.Id is null => now with { Id = name },
                _ => throw new OptionException($"{Name} \"{pair}\": expected {Expected}"),
            };
        }

        return fields;
    }
}
