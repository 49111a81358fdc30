using Microsoft.DurableTask.Client;
using Ponder.Engine.Service;

namespace Ponder.Functions.Api;

/// <summary>The service over the client that the host gives to a function.</summary>
internal delegate JobService JobServices(DurableTaskClient client);

/// <summary>What begins jobs of dropped files, over the client that the host gives to a function.</summary>
internal delegate DropStarter DropStarters(DurableTaskClient client);
