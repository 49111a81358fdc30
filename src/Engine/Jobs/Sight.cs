using Ponder.Core.Problems;
using Ponder.Core.Proposing;

namespace Ponder.Engine.Jobs;

/// <summary>Counts problems with pictures, and refuses models that would have to answer them unseen.</summary>
internal sealed class Sight
{
    private int count;
    private string? first;

    /// <summary>Counts the problem in, if it has pictures.</summary>
    public void Add(Problem problem)
    {
        if (problem is { Pictures: null, Images: null }) return;
        count++;
        first ??= problem.Id;
    }

    /// <exception cref="JobException">A model that would be asked does not see pictures.</exception>
    public void Check(JobModels models, JobOptions options)
    {
        if (first is null) return;
        var words = $"{(count == 1 ? "1 problem has" : $"{count:N0} problems have")} pictures, such as \"{first}\", and ";
        if (models.Proposers.FirstOrDefault(p => !p.Abilities.HasFlag(Abilities.See)) is { } unseeing)
            throw new JobException($"{words}{unseeing.Identity.Name} does not see: name a proposer that does, and say so with Ponder:Proposer:Vision, or take \"images\" out of the file");
        if (models.Scores(options.Strategy) && models.Verifier is { Sees: false } blind)
            throw new JobException($"{words}the verifier {blind.Identity.Name} does not see: name another with --verifier, or none and a strategy that needs no scores, such as majority");
    }
}
