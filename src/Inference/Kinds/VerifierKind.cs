using Ponder.Core.Verifying;
using Ponder.Inference.Chat;

namespace Ponder.Inference.Kinds;

/// <summary>One kind of verifier that settings can name.</summary>
/// <param name="Name">What <c>--verifier</c> and the setting <c>Verifier:Kind</c> call it; case does not matter.</param>
/// <param name="Open">Makes the verifier from the settings of its section; null is no verifier at all.</param>
public sealed record VerifierKind(string Name, Func<KindSettings, IVerifier?> Open)
{
    /// <summary>Of a chat model: its deployment, for <c>ponder doctor</c> to look at. Null where there is none, the default.</summary>
    public Func<KindSettings, ChatOptions>? Chat { get; init; }
}
