namespace Ponder.Core.Proposing;

/// <summary>
/// Which model answered: a journal written with one is refused by another. <paramref name="Fingerprint"/> tells versions of the
/// same name apart (a hash of the weights, a deployment's version); <paramref name="Parameters"/> is the count that FLOPs are reckoned
/// from.
/// </summary>
/// <param name="Name">What people call it.</param>
/// <param name="Fingerprint">What tells this version from others.</param>
/// <param name="Parameters">How many parameters it has; 0 where that is not known.</param>
public sealed record ModelIdentity(string Name, string Fingerprint, decimal Parameters);
