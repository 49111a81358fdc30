using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Service;
using Ponder.Functions.Api;
using Ponder.Functions.Durable;

namespace Ponder.Functions;

/// <summary>The service over a client that a function was given.</summary>
internal sealed class JobServices(IStore store, [FromKeyedServices(ProblemFiles.Key)] IStore problems, JobModels models, TimeProvider time)
{
    public JobService Over(DurableTaskClient client) => new(store, problems, models, new DurableJobHost(client), time);
}
