using Ponder.Core.Proposing;
using Ponder.Search.Allocation;
using Ponder.Search.Solving;

namespace Ponder.Engine.Jobs;

/// <summary>Refuses a strategy that a job's models cannot serve, before anything is spent.</summary>
internal static class StrategyCheck
{
    private static readonly (Abilities Ability, string Words)[] Words =
    [
        (Abilities.Continue, "go on from a partial solution, step by step"),
        (Abilities.Revise, "revise earlier attempts"),
        (Abilities.Think, "think before it answers"),
        (Abilities.Judge, "judge solutions"),
        (Abilities.Critique, "criticise a solution"),
        (Abilities.Logprobs, "give log probabilities of what it writes"),
        (Abilities.Divide, "divide a question into sub-questions"),
        (Abilities.Search, "ask for documents where it lacks knowledge"),
    ];

    /// <exception cref="JobException">What is missing.</exception>
    public static void Check(StrategyChoice choice, JobModels models)
    {
        if (AllocatorCatalogue.Find(choice.Name) is not null)
        {
            AllocatorCatalogue.Create(choice, models.Allocation(choice), models.Strategies);
            return;
        }

        models.Strategies.Create(choice);
        CheckProposers(choice, models);
        CheckSteps(choice, models);
        if (models.Strategies.Find(choice.Name).Retrieves && models.Retriever is null)
        {
            throw new JobException(
                $"{choice.Name} needs documents to search, and no retriever is set: name a folder of them with --documents, or set Ponder:Retriever:Kind to folder "
                + "(with Ponder:Retriever:Folder) or azure-search (with Ponder:Retriever:Endpoint and Ponder:Retriever:Index)");
        }

        if (models.Strategies.Demand(choice, models.Proposers.Count).Scored && models.Verifier is null)
            throw new JobException($"{choice.Name} needs a verifier, and none is set: name one with --verifier, or the setting Ponder:Verifier:Kind");
    }

    private static void CheckAbilities(StrategyChoice choice, Abilities lacks, IProposer proposer)
    {
        if (lacks == Abilities.None) return;
        var hint = lacks == Abilities.Logprobs ? ", or is not asked to: where its server gives them, set Ponder:Proposer:Logprobs to true" : "";
        throw new JobException(
            $"{choice.Name} needs a proposer that can {string.Join(" and ", Words.Where(w => lacks.HasFlag(w.Ability)).Select(w => w.Words))}; {proposer.Identity.Name} cannot{hint}");
    }

    /// <summary>Who goes on from another's text must part its steps as the other does.</summary>
    private static void CheckSteps(StrategyChoice choice, JobModels models)
    {
        if (models.Strategies.Writer(choice) is null && models.Strategies.Demand(choice, models.Proposers.Count).Draws.Any(draw => draw.Foreign)
            && models.Others.FirstOrDefault(p => p.StepSeparator != models.Proposer.StepSeparator) is { } odd)
        {
            throw new JobException(
                $"{choice.Name} has each proposer go on from the others' texts, and {odd.Identity.Name} puts something else between steps than {models.Proposer.Identity.Name}: "
                + "expected proposers that part steps alike");
        }
    }

    private static void CheckProposers(StrategyChoice choice, JobModels models)
    {
        var count = models.Proposers.Count;
        if (count == 1 && models.Strategies.Writer(choice) is null)
        {
            throw new JobException(
                $"{choice.Name} asks several proposers, and there is one, {models.Proposer.Identity.Name}: name them in the settings Ponder:Proposers:0, Ponder:Proposers:1 and so on");
        }

        foreach (var (writer, needs, option) in models.Strategies.Asks(choice, count))
        {
            if (writer >= count)
            {
                throw new JobException(
                    $"{choice.Name}: {option} is {writer + 1}, and there {(count == 1 ? "is 1 proposer" : $"are {count} proposers")}: name more in the settings Ponder:Proposers:0, Ponder:Proposers:1 and so on");
            }

            CheckAbilities(choice, needs & ~models.Proposers[writer].Abilities, models.Proposers[writer]);
        }
    }
}
