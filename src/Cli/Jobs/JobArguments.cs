using System.CommandLine;
using Ponder.Answers;
using Ponder.Core.Verifying;
using Ponder.Engine.Jobs;
using Ponder.Engine.Service;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;
using Ponder.Search.Options;
using Choice = Ponder.Search.Solving.StrategyChoice;

namespace Ponder.Cli.Jobs;

/// <summary>The options every verb that shapes a job takes.</summary>
/// <param name="strategies">What a job may name.</param>
/// <param name="only">The one strategy that the verb runs; null where any may be asked for.</param>
/// <param name="usual">What is run where nothing is asked for; null is a job's own default.</param>
internal sealed class JobArguments(StrategyCatalogue strategies, string? only = null, Choice? usual = null)
{
    private static readonly StartOptions Usual = new();

    private readonly Choice standard = usual ?? JobOptions.Default.Strategy;

    private readonly Option<string?> strategy = new("--strategy")
    {
        Description = only is not null ? $"{only}, the one strategy that this verb runs; its options may be given, as in {only}:n=8."
            : $"What to run on every problem, with options as in revisions:context=2; `ponder strategies` lists them (default: {usual?.Text ?? JobOptions.Default.Strategy.Name}).",
    };
    private readonly Option<int?> n = new("--n")
    {
        Description = "Samples for each problem, counted in whole solutions, where the strategy takes a number.",
    };
    private readonly Option<string[]> set = new("--set") { Description = "An option of the strategy, as name=value; may be repeated." };
    private readonly CapArguments cap = new();
    private readonly Option<string[]> problemBudget = new("--problem-budget")
    {
        Description = "A cap for each problem, in the same units.",
    };
    private readonly Option<ulong> seed = new("--seed")
    {
        Description = "The root of all seeds: the same seed gives the same results.",
        DefaultValueFactory = _ => Usual.Seed,
    };
    private readonly Option<double> temperature = new("--temperature")
    {
        Description = "Sampling temperature.",
        DefaultValueFactory = _ => Usual.Temperature,
    };
    private readonly Option<int?> maxTokens = new("--max-tokens") { Description = "Tokens a solution may have (default: by the model's context, 256 for those that ship)." };
    private readonly Option<int?> pageSize = new("--page-size")
    {
        Description = $"Problems that are worked on together, as a page (default: {Size(Lane.Live)}; by batch {Size(Lane.Batch)}).",
    };
    private readonly Option<int?> window = new("--window")
    {
        Description = $"Pages under way at once (default: {JobOptions.UsualWindow(Lane.Live)}; by batch {JobOptions.UsualWindow(Lane.Batch)}).",
    };
    private readonly Option<Aggregation?> aggregation = new("--aggregation")
    {
        Description = "How step scores become one: last, min, mean or prod (default: the verifier's own).",
    };
    private readonly Option<bool> preferMajority = new("--prefer-majority")
    {
        Description = "Follow the majority where the verifier's choice is contested.",
    };

    private readonly FieldArguments fields = new();
    private readonly KindArgument answers = new();
    private readonly LaneArguments lane = new();

    public IEnumerable<System.CommandLine.Option> All =>
        [strategy, n, set, .. cap.All, problemBudget, seed, temperature, maxTokens, pageSize, window, aggregation, preferMajority, .. fields.All, answers.Option, .. lane.All];

    /// <summary>What can be changed of a job's strategy.</summary>
    public IEnumerable<System.CommandLine.Option> Changes => [n, set];

    /// <summary>What the strategy <paramref name="now"/> becomes; null where nothing is given.</summary>
    public Choice? Change(ParseResult parsed, Choice now) =>
        parsed.GetValue(n) is null && parsed.GetValue(set) is not { Length: > 0 } ? null : Strategy(parsed, now);

    /// <summary>What was asked, of a job here.</summary>
    /// <exception cref="OptionException">The strategy cannot be read.</exception>
    /// <exception cref="FormatException">A budget cannot be read.</exception>
    public JobOptions Read(ParseResult parsed) => Request(parsed, null).Job(strategies);

    /// <summary>What was asked, of a job here that these models are paid for.</summary>
    /// <exception cref="OptionException">The strategy cannot be read.</exception>
    /// <exception cref="FormatException">A budget cannot be read.</exception>
    /// <exception cref="JobException">Calls may cost money, and there is neither a cap nor a word that there is to be none.</exception>
    public JobOptions Read(ParseResult parsed, JobModels models)
    {
        cap.Check(parsed, models);
        return Read(parsed);
    }

    /// <summary>What was asked, of a job of a service over the uploaded file of that name.</summary>
    /// <exception cref="OptionException">The strategy cannot be read.</exception>
    public StartRequest Request(ParseResult parsed, string? problems) => new(problems, Options(parsed), cap.Texts(parsed), cap.None(parsed));

    private StartOptions Options(ParseResult parsed) => new()
    {
        Strategy = Strategy(parsed, only is null ? standard : Choice.Of(only)).Text,
        ProblemBudget = parsed.GetValue(problemBudget) is { Length: > 0 } own ? own : null,
        Seed = parsed.GetValue(seed),
        Temperature = parsed.GetValue(temperature),
        MaxTokens = parsed.GetValue(maxTokens),
        PageSize = parsed.GetValue(pageSize),
        Window = parsed.GetValue(window),
        Aggregation = parsed.GetValue(aggregation),
        PreferMajority = parsed.GetValue(preferMajority),
        Fields = fields.Read(parsed),
        Lane = lane.Name(parsed),
        BatchDeadline = lane.Deadline(parsed),
        Answers = answers.Read(parsed) is { } kind ? AnswerKinds.Names[(int)kind] : null,
    };

    private static int Size(Lane lane) => JobOptions.UsualPageSize(lane);

    private Choice Strategy(ParseResult parsed, Choice basis)
    {
        var named = parsed.GetValue(strategy) is { } text ? Choice.Parse(text) : basis;
        if (only is not null && named.Name != only) throw new OptionException($"--strategy {named.Name}: this verb runs {only} alone, leave the option out");
        var values = new SortedDictionary<string, string>(
            named.Name == basis.Name ? basis.Options.ToDictionary() : new Dictionary<string, string>(),
            StringComparer.Ordinal);
        foreach (var (option, value) in named.Options) values[option] = value;
        foreach (var pair in parsed.GetValue(set) ?? [])
        {
            var (option, value) = NamedValue.Parse("--set", pair);
            values[option] = value;
        }

        var choice = new Choice(named.Name, values);
        return parsed.GetValue(n) is { } count && AllocatorCatalogue.TakesN(named.Name, strategies) ? choice.WithSamples(count) : choice;
    }
}
