using System.CommandLine;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;

namespace Ponder.Cli.Jobs;

/// <summary><c>--budget</c> and <c>--no-cap</c>: where calls may cost money, one of them has to be given.</summary>
/// <param name="all">Whether a verb runs several jobs, which share the cap.</param>
internal sealed class CapArguments(bool all = false)
{
    private readonly Option<string[]> budget = new("--budget")
    {
        Description = $"The hard cap{(all ? " of all jobs together" : "")}: 200ktok, 500samples, $2 or 1e15flops; may be repeated.",
    };
    private readonly Option<bool> none = new("--no-cap") { Description = "No cap, said aloud: models that answer at an endpoint or have a price need it, or --budget." };

    public IEnumerable<System.CommandLine.Option> All => [budget, none];

    public string[] Texts(ParseResult parsed) => parsed.GetValue(budget) ?? [];

    public bool None(ParseResult parsed) => parsed.GetValue(none);

    /// <summary>Refuses a job of these models that nobody has set a cap for.</summary>
    /// <exception cref="JobException">There is neither a cap nor a word that there is to be none.</exception>
    public void Check(ParseResult parsed, JobModels models) => models.CheckCap(CapText.Parse(Texts(parsed)), None(parsed));

    /// <summary>The models within a cap that all jobs of a verb share.</summary>
    /// <exception cref="JobException">There is neither a cap nor a word that there is to be none.</exception>
    /// <exception cref="FormatException">The budget cannot be read.</exception>
    public JobModels Within(ParseResult parsed, JobModels models)
    {
        Check(parsed, models);
        return CapText.Parse(Texts(parsed)) is var cap && cap == Cap.None ? models : models with { Within = new SharedCap(cap) };
    }
}
