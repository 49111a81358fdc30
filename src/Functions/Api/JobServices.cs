using Microsoft.DurableTask.Client;
using Ponder.Engine.Service;

namespace Ponder.Functions.Api;

/// <summary>The service over the client that the host gives to a function.</summary>
internal delegate JobService JobServices(DurableTaskClient client);
