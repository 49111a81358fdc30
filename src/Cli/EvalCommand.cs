using System.CommandLine;
using System.Text;
using Ponder.Cli.Files;
using Ponder.Cli.Jobs;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Paper;
using Ponder.Hosting;
using Ponder.Reports;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;
using Ponder.Search.Options;
using Ponder.Search.Solving;
using Ponder.WordProblems;
using Choice = Ponder.Search.Solving.StrategyChoice;

namespace Ponder.Cli;

/// <summary><c>ponder eval</c>: accuracy against compute for several strategies.</summary>
internal static class EvalCommand
{
    public static Command Create(PonderBuilder host)
    {
        var source = new Option<FileInfo?>("--file")
        {
            Description = "Problems with references (default: held-out problems of the shipped family).",
        }.Read();
        var problems = new Option<int?>("--problems")
        {
            Description = "Problems of the shipped family, where no file is given (default 100; with --paper 500).",
        };
        var strategies = new Option<string>("--strategies")
        {
            Description = $"Names joined by commas, with options as in {StrategyNames.Revisions}:choice=last+context=2; or all.",
            DefaultValueFactory = _ => $"{StrategyNames.Greedy},{StrategyNames.Majority},{StrategyNames.WeightedBestOfN}",
        };
        var budgets = new Option<string?>("--n")
        {
            Description = "Budgets joined by commas, in sampled solutions (default 1,4,16; with --paper 1,4,16,64).",
        };
        var paper = new Option<bool>("--paper")
        {
            Description = "The figures of Snell et al. 2024: votes, searches, revisions, the choice by difficulty, the shared cap, "
                + "a larger model.",
        };
        var samples = new Option<int>("--samples")
        {
            Description = "With --paper: independent samples per problem, from which votes of fewer are resampled.",
            DefaultValueFactory = _ => 256,
        };
        var parts = new Option<PaperParts>("--parts")
        {
            Description = "With --paper: which figures, beside the votes: searches, allocation, exchange, joined by commas.",
            DefaultValueFactory = _ => PaperParts.All,
        };
        var seed = new Option<ulong>("--seed") { Description = "The seed of problems and samples.", DefaultValueFactory = _ => 1 };
        var seeds = new Option<int>("--seeds") { Description = "Sampling seeds that every strategy is run by; figures are their means (not with --paper).", DefaultValueFactory = _ => 3 };
        var against = new Option<string?>("--against")
        {
            Description = $"The strategies, joined by commas, that others are held against at equal cost (default {StrategyNames.WeightedBestOfN}, else {StrategyNames.Majority}, where they are run).",
        };
        var caps = new Option<string?>("--caps")
        {
            Description = $"Caps over all problems together, joined by commas, as 200ktok,1e12flops: {AllocatorNames.Batch} runs once under each (not with --paper).",
        };
        var page = new Option<FileInfo>("--out")
        {
            Description = "Where the plots go, as a page.",
            DefaultValueFactory = _ => new("eval.html"),
        }.Written();
        var (place, fields, answers, cap) = (new PlaceArguments(host), new FieldArguments(), new KindArgument(), new CapArguments(all: true));
        var command = new Command("eval", "Accuracy against compute for several strategies, by difficulty.")
            { source, problems, strategies, budgets, paper, samples, parts, seed, seeds, against, caps, page };
        command.AddRange([.. cap.All, .. place.All, .. fields.All, answers.Option]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store, models) = (place.Terminal(parsed), place.WritableStore(parsed), cap.Within(parsed, place.Models(parsed)));
            var whole = parsed.GetValue(paper);
            if (parsed.GetValue(seeds) is < 1 or > 100) throw new OptionException($"--seeds is {parsed.GetValue(seeds)}: expected a whole number from 1 to 100");
            var begun = TimeProvider.System.GetLocalNow();
            var data = parsed.GetValue(source) is { } own
                ? !own.Exists ? throw new FileNotFoundException($"there is no file {own}") : await File.ReadAllBytesAsync(own.FullName, stop)
                : FamilyProblems.Lines(Split.Test, parsed.GetValue(seed), parsed.GetValue(problems) ?? (whole ? 500 : 100));
            await References.ExpectAsync(ProblemSource.Lines(data, $"{parsed.GetValue(source)?.Name ?? "the shipped family"}"), fields.Read(parsed), "eval", all: true, stop);
            var sizes = Numbers.Budgets(parsed.GetValue(budgets) ?? (whole ? "1,4,16,64" : "1,4,16"));
            var (result, more) = whole ? await PaperAsync() : (await UsualAsync(), null);
            EvalTable.Show(terminal, result);
            if (more is not null) PaperRun.Show(terminal, more.Exchange);
            var target = parsed.GetValue(page)!;
            var who = $"{string.Join(", ", models.Proposers.Select(p => p.Identity.Name))}, {models.Verifier?.Identity.Name ?? "no verifier"}";
            var about = new EvalAbout(
                parsed.GetValue(source)?.Name ?? "Problems of the shipped family", $"{parsed.GetValue(seed)}", begun,
                (TimeProvider.System.GetLocalNow() - begun).TotalSeconds);
            await using (var file = target.Create()) await EvalPage.WriteAsync(file, who, result, more?.Exchange, about, stop);
            terminal.Line($"plots: {target.FullName}");
            terminal.Document(new { result.Points, result.Claims, more?.Exchange, more?.Basis, result.LeftOut, page = target.FullName });

            async Task<(EvalResult, PaperResult?)> PaperAsync()
            {
                string[] lines = Encoding.UTF8.GetString(data).Split('\n', StringSplitOptions.RemoveEmptyEntries);
                var run = new PaperRun(store, models, place.Larger(parsed) is { } larger ? larger with { Within = models.Within } : null, lines, parsed.GetValue(seed), parsed.GetValue(parts), terminal)
                {
                    Fields = fields.Read(parsed),
                    Answers = answers.Read(parsed),
                };
                var measured = await run.RunAsync(sizes, parsed.GetValue(samples), stop);
                return (measured.Result, measured);
            }

            Task<EvalResult> UsualAsync()
            {
                var session = new JobSession(store, models, terminal);
                var names = Names(parsed.GetValue(strategies)!, host.Strategies, models.Others.Count > 0);
                List<string> held = parsed.GetValue(against) is { } given ? Listed(given) : [];
                List<Cap> under = [.. Listed(parsed.GetValue(caps) ?? "").Select(text => CapText.Parse([text]))];
                if (under.Count > 0 && !names.Exists(name => Choice.Parse(name).Name == AllocatorNames.Batch)) names.Add(AllocatorNames.Batch);
                if (held.Find(name => !names.Contains(name)) is { } odd) throw new OptionException($"--against {odd}: expected some of the strategies that are run, {string.Join(", ", names)}");
                return new Eval(RunAsync) { Strategies = host.Strategies, Seeds = parsed.GetValue(seeds), Against = held, Caps = under, ByFlops = models.Others.Count > 0 }.RunAsync(names, sizes, stop);

                async Task<JobRun> RunAsync(Choice strategy, Cap one, int number)
                {
                    var options = new JobOptions
                    {
                        Strategy = strategy,
                        Cap = one,
                        Seed = parsed.GetValue(seed) + (ulong)number,
                        Fields = fields.Read(parsed),
                        Answers = answers.Read(parsed),
                    };
                    return (await session.RunAsync(ProblemSource.Lines(data, folder: parsed.GetValue(source)?.DirectoryName), options, stop)).Run;
                }
            }
        });
        return command;
    }

    private static List<string> Listed(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static List<string> Names(string text, StrategyCatalogue catalogue, bool several)
    {
        List<string> names = text == "all"
            ? [.. catalogue.All.Where(s => s.Name != StrategyNames.Rollouts && (several || s.Among is null)).Select(s => s.Name), Findings.LastAttempt, AllocatorNames.Auto]
            : Listed(text);
        foreach (var name in names.Select(name => Choice.Parse(name).Name).Where(name => AllocatorCatalogue.Find(name) is null))
            catalogue.Find(name);
        return names;
    }
}
