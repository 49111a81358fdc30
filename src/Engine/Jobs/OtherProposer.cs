using Ponder.Core.Proposing;

namespace Ponder.Engine.Jobs;

/// <summary>One more proposer of a job, as it was when the job was opened.</summary>
/// <param name="Identity">Which model it is.</param>
/// <param name="Abilities">What it can do.</param>
public sealed record OtherProposer(ModelIdentity Identity, Abilities Abilities);
