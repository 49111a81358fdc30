using Ponder.Core.Budgets;

namespace Ponder.Core.Proposing;

/// <summary>
/// A model behind a server that can be asked what it can do, before it is used. What a job's models were found to do is kept with the
/// job; until something is found, a model promises no more than any server can.
/// </summary>
public interface IProbed
{
    /// <summary>Names server, model and settings: findings of the same name may be used again.</summary>
    string ProbeKey { get; }

    /// <summary>Finds out what the server can do, and uses it from then on.</summary>
    /// <param name="earlier">What was found earlier, to be used again if the server is still the same; null where nothing was.</param>
    /// <param name="wanted">What the job needs: the rest is not asked.</param>
    /// <param name="tokens">Tokens it may cost at most; with too few, only what costs nothing is found out.</param>
    /// <param name="cancel">Stops the asking.</param>
    /// <exception cref="ModelUnavailableException">The server cannot be had; its <c>Doubt</c> is what asking may have cost.</exception>
    Task<Probed> ProbeAsync(string? earlier, Abilities wanted, long tokens, CancellationToken cancel = default);

    /// <summary>Uses what a job was opened with.</summary>
    /// <param name="findings">What <see cref="ProbeAsync"/> gave.</param>
    void Use(string findings);
}

/// <summary>What a server was found to do.</summary>
/// <param name="Findings">The findings, to be kept and used again.</param>
/// <param name="Spend">What asking cost now; nothing where earlier findings were used.</param>
/// <param name="Notes">What people should know, such as a limit that is not kept.</param>
public sealed record Probed(string Findings, Spend Spend, IReadOnlyList<string> Notes);
