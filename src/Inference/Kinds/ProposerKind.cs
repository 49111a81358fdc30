using Ponder.Core.Proposing;
using Ponder.Inference.Chat;

namespace Ponder.Inference.Kinds;

/// <summary>One kind of proposer that settings can name.</summary>
/// <param name="Name">What <c>--proposer</c> and the setting <c>Proposer:Kind</c> call it; case does not matter.</param>
/// <param name="Open">Makes the proposer from the settings of its section.</param>
public sealed record ProposerKind(string Name, Func<KindSettings, IProposer> Open)
{
    /// <summary>Of a chat model: its deployment, for <c>ponder doctor</c> to look at. Null where there is none, the default.</summary>
    public Func<KindSettings, ChatOptions>? Chat { get; init; }

    /// <summary>
    /// Opens a larger proposer to compare this one with, or gives null where it is not there. Null where there is none, the default.
    /// </summary>
    public Func<KindSettings, IProposer?>? OpenLarger { get; init; }
}
