using System.Text.Json.Serialization;

namespace Ponder.Core.Budgets;

/// <summary>What calls of one more proposer cost. Prices are US dollars per token.</summary>
/// <param name="Parameters">Its parameter count; 0: FLOPs are not counted.</param>
/// <param name="PromptPrice">Dollars per prompt token.</param>
/// <param name="CompletionPrice">Dollars per completion token.</param>
public sealed record WriterTariff(decimal Parameters, decimal PromptPrice = 0, decimal CompletionPrice = 0)
{
    /// <summary>Dollars per prompt token that the service read from its cache.</summary>
    /// <value>Null by default: as <see cref="PromptPrice"/>.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? CachedPrice { get; init; }
}
