using Ponder.Engine.Jobs;
using Ponder.Search.Allocation;
using Ponder.Search.Pages;

namespace Ponder.Engine.Running;

/// <summary>A verifier that is hardly understood: a job that plans by its scores stops before it spends another wave on them.</summary>
internal static class HardlyRead
{
    /// <summary>Why the job stops after a wave with those verdicts, or null where it goes on.</summary>
    public static string? Words(JobSpec spec, Tally wave) => AllocatorCatalogue.Find(spec.Options.Strategy.Name) is null || !Tally.IsHardlyRead(wave)
        ? null
        : $"{wave.Unread:N0} of {wave.Verdicts:N0} verdicts of the last wave could not be read, such as: {wave.Example ?? "no reason was given"}";
}
