using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Core.Proposing;
using Ponder.Engine.Jobs;
using Ponder.Evaluation.Cards;
using Ponder.Evaluation.Curves;
using Ponder.Hosting;
using Ponder.Search.Calibration;
using Ponder.Search.Solving;
using Ponder.WordProblems;
using Spectre.Console;

namespace Ponder.Cli;

/// <summary><c>ponder card</c>: measures the models on held-out problems and prints their card's table.</summary>
internal static class CardCommand
{
    private const int Attempts = 8;

    public static Command Create(PonderBuilder host)
    {
        var problems = new Option<int>("--problems") { Description = "Held-out problems.", DefaultValueFactory = _ => 500 };
        var n = new Option<int>("--n") { Description = "Samples of each.", DefaultValueFactory = _ => 64 };
        var seed = new Option<ulong>("--seed") { Description = "The seed of problems and samples.", DefaultValueFactory = _ => 1 };
        var (place, cap) = (new PlaceArguments(host), new CapArguments(all: true));
        var command = new Command("card", "Measures the models on held-out problems of the shipped family: the table of their card.")
        {
            problems, n, seed,
        };
        command.AddRange([.. cap.All, .. place.All]);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store) = (place.Terminal(parsed), place.WritableStore(parsed));
            var models = cap.Within(parsed, place.Models(parsed));
            var options = new JobOptions
            {
                Strategy = StrategyChoice.Of(Arms.Voter(scored: models.Verifier is not null), parsed.GetValue(n)),
                Seed = parsed.GetValue(seed),
            };
            var file = FamilyProblems.Source(Split.Test, parsed.GetValue(seed), parsed.GetValue(problems));
            var session = new JobSession(store, models, terminal);
            var run = (await session.RunAsync(file, options, stop)).Run;
            var card = ModelCard.Of(await SampleFacts.OfAsync(run, stop));
            var revisions = models.Proposer.Abilities.HasFlag(Abilities.Revise) ? await RevisionsAsync() : null;
            Show(terminal, models, card, revisions);
            terminal.Document(new { proposer = models.Proposer.Identity, verifier = models.Verifier?.Identity, card, revisions });

            async Task<RevisionCard> RevisionsAsync()
            {
                var chains = options with { Strategy = StrategyChoice.Parse(Findings.LastAttempt).WithSamples(Attempts) };
                return await RevisionCard.OfAsync((await session.RunAsync(file, chains, stop)).Run, stop);
            }
        });
        return command;
    }

    private static void Show(Terminal terminal, JobModels models, ModelCard card, RevisionCard? revisions)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("measure").AddColumn(new TableColumn("value").RightAligned());
        Row("proposer", $"{models.Proposer.Identity.Name}, {models.Proposer.Identity.Parameters:N0} parameters");
        if (models.Verifier is { } verifier) Row("verifier", $"{verifier.Identity.Name}, {verifier.Identity.Parameters:N0} parameters");
        Row("problems × samples, temperature", $"{card.Problems} × {card.Samples}, 0.8");
        Row("pass@1", $"{card.PassAt1:P1}");
        for (var bin = 0; bin < Bins.Count; bin++) Row($"pass rate, difficulty quintile {bin + 1}", $"{card.PassRateByQuintile[bin]:P1}");
        Row($"majority@{card.Samples}", $"{card.Majority:P1}");
        if (card.Weighted is { } weighted) Row($"weighted best-of-{card.Samples}", $"{weighted:P1}");
        Row($"pass@{card.Samples} (some sample right)", $"{card.Oracle:P1}");
        if (card.Auc is { } auc) Row("verifier AUC, right against wrong answers", $"{auc:F3}");
        if (revisions is not null)
        {
            var attempts = string.Join(", ", revisions.AccuracyByAttempt.Select(a => $"{100 * a:F1}"));
            Row($"attempt 1 to {Attempts} of a chain of revisions, right", $"{attempts} %");
            Row("wrong attempts whose revision is right", $"{revisions.Mended:P1}");
            Row("right attempts whose revision is wrong", $"{revisions.Spoiled:P1}");
        }

        terminal.People.Write(table);

        void Row(string name, string value) => table.AddRow(new Text(name), new Text(value));
    }
}
