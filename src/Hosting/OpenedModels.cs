using Ponder.Engine.Jobs;

namespace Ponder.Hosting;

/// <summary>The models of a host, which go when it ends.</summary>
internal sealed class OpenedModels(JobModels models) : IDisposable
{
    public JobModels Models => models;

    public void Dispose()
    {
        foreach (var proposer in models.Proposers) (proposer as IDisposable)?.Dispose();
        (models.Verifier as IDisposable)?.Dispose();
        (models.Retriever as IDisposable)?.Dispose();
    }
}
