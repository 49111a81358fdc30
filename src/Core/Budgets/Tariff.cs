using System.Text.Json.Serialization;

namespace Ponder.Core.Budgets;

/// <summary>
/// What calls cost, reckoned from token counts alone, so that a reservation needs neither the text nor the model.
/// Prices are US dollars per token.
/// </summary>
public sealed record Tariff
{
    /// <summary>The proposer's parameter count.</summary>
    /// <value>0 by default: FLOPs are not counted.</value>
    public decimal ProposerParameters { get; init; }

    /// <summary>The verifier's parameter count.</summary>
    /// <value>0 by default.</value>
    public decimal VerifierParameters { get; init; }

    /// <summary>Dollars per prompt token.</summary>
    /// <value>0 by default.</value>
    public decimal PromptPrice { get; init; }

    /// <summary>Dollars per prompt token that the service read from its cache; reservations go by <see cref="PromptPrice"/>.</summary>
    /// <value>Null by default: as <see cref="PromptPrice"/>.</value>
    public decimal? CachedPrice { get; init; }

    /// <summary>Dollars per completion token.</summary>
    /// <value>0 by default.</value>
    public decimal CompletionPrice { get; init; }

    /// <summary>Dollars per verifier token.</summary>
    /// <value>0 by default.</value>
    public decimal VerifierPrice { get; init; }

    /// <summary>Verifier tokens to reserve per proposer token of the same text; the verifier refuses what is longer.</summary>
    /// <value>1 by default.</value>
    public decimal VerifierTokensPerToken { get; init; } = 1;

    /// <summary>Verifier tokens to reserve for each solution beside those: the words around it, and the verdict.</summary>
    /// <value>0 by default, and then left out of JSON.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int VerifierTokensAround { get; init; }

    /// <summary>What the proposers after the first cost, in their order; null and left out of JSON where there is one proposer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WriterTariff>? Others { get; init; }

    /// <summary>What calls of that proposer cost, and of the verifier beside it.</summary>
    /// <param name="writer">The proposer's number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such proposer.</exception>
    public Tariff Of(int writer) => writer == 0 ? this
        : Others?.ElementAtOrDefault(writer - 1) is { } other
            ? this with { ProposerParameters = other.Parameters, PromptPrice = other.PromptPrice, CachedPrice = other.CachedPrice, CompletionPrice = other.CompletionPrice }
            : throw new ArgumentOutOfRangeException(nameof(writer), writer, "there is no such proposer");

    /// <summary>What a call by batch costs of what it would cost live, from 0 to 1.</summary>
    /// <value>Null by default: as much; no call goes by batch then.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? BatchShare { get; init; }

    /// <summary>The spend with its FLOPs (2 per parameter and token; Snell et al. 2024, section 7) and money filled in.</summary>
    public Spend Price(Spend usage) => usage with
    {
        Flops = 2 * ((ProposerParameters * (usage.PromptTokens + usage.CompletionTokens)) + (VerifierParameters * usage.VerifierTokens)),
        Money = Live(usage) - usage.Saved,
    };

    /// <summary>The same for what may be priced already: what several proposers cost together can be told only where each one's part is known.</summary>
    public Spend PriceOnce(Spend usage) => usage is { Flops: 0, Money: 0 } ? Price(usage) : usage;

    /// <summary>The same where it went by batch: with what that saves.</summary>
    public Spend ByBatch(Spend usage) => usage with { Saved = Live(usage) * (1 - (BatchShare ?? 1)) };

    /// <summary>
    /// At most so many verifier tokens for <paramref name="solutions"/> solutions whose texts have <paramref name="tokens"/> proposer tokens.
    /// </summary>
    public int VerifierTokens(int tokens, int solutions) =>
        (int)decimal.Ceiling(VerifierTokensPerToken * tokens) + (VerifierTokensAround * solutions);

    private decimal Live(Spend usage) => (PromptPrice * (usage.PromptTokens - usage.CachedTokens)) + ((CachedPrice ?? PromptPrice) * usage.CachedTokens)
        + (CompletionPrice * usage.CompletionTokens) + (VerifierPrice * usage.VerifierTokens);
}
