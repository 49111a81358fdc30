namespace Ponder.Core.Proposing;

/// <summary>
/// Which model answered: a journal written with one is refused by another. <paramref name="Fingerprint"/> tells versions of the
/// same name apart (a hash of the weights, a deployment's version); <paramref name="Parameters"/> is the count that FLOPs are reckoned
/// from.
/// </summary>
public sealed record ModelIdentity(string Name, string Fingerprint, decimal Parameters);
