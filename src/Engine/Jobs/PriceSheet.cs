using System.Text.Json;
using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Jobs;

/// <summary>What the models charge, in US dollars per million tokens.</summary>
/// <param name="Proposer">The proposer's prices.</param>
/// <param name="Verifier">The verifier's prices.</param>
/// <param name="Batch">What a call by batch costs of these, from 0 to 1; null: half.</param>
public sealed record PriceSheet(ModelPrice? Proposer = null, ModelPrice? Verifier = null, decimal? Batch = null)
{
    /// <summary>Half: what OpenAI and Azure OpenAI charge.</summary>
    public const decimal UsualBatchShare = 0.5m;

    private const decimal Million = 1_000_000;

    private static readonly JsonSerializerOptions Strict = new(JournalFormat.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>What each proposer charges, in their order, where there are several; null where there is one.</summary>
    public IReadOnlyList<ModelPrice>? Proposers { get; init; }

    /// <summary>The sheet in that JSON, such as <c>{"proposer":{"prompt":0.15,"completion":0.6},"verifier":{"prompt":0.02}}</c>.</summary>
    /// <exception cref="FormatException">It is none; the message says where.</exception>
    public static PriceSheet Parse(string name, ReadOnlySpan<byte> json)
    {
        try
        {
            var sheet = JsonSerializer.Deserialize<PriceSheet>(json, Strict) ?? throw new FormatException($"{name}: expected a JSON object");
            if (sheet is { Proposer: not null, Proposers: not null }) throw new FormatException($"{name}: proposer and proposers are both there: expected one of them");
            foreach (var (model, price) in sheet.Each)
            {
                if (price is { Prompt: < 0 or > Million } or { Completion: < 0 or > Million } or { Cached: < 0 })
                    throw new FormatException($"{name}: {model}: expected prices from 0 to {Million} dollars per million tokens");
                if (price?.Cached > price?.Prompt)
                    throw new FormatException($"{name}: {model}: expected a price of cached tokens that is at most the one of prompt tokens");
            }

            if (sheet.Batch is < 0 or > 1) throw new FormatException($"{name}: batch: expected what a call by batch costs of one live, from 0 to 1, such as 0.5");
            return sheet;
        }
        catch (JsonException e)
        {
            throw new FormatException(
                $"{name}: line {e.LineNumber + 1}, {e.Path}: expected dollars per million tokens as {{\"proposer\":{{\"prompt\":0.15,\"completion\":0.6}},\"verifier\":{{\"prompt\":0.02}}}}", e);
        }
    }

    private IReadOnlyList<(string Model, ModelPrice? Price)> Each =>
        [("proposer", Proposer), ("verifier", Verifier), .. (Proposers ?? []).Select((price, i) => ($"proposers[{i}]", (ModelPrice?)price))];

    /// <summary>The tariff with these prices in it.</summary>
    /// <exception cref="FormatException">It has prices of another number of proposers.</exception>
    public Tariff On(Tariff tariff)
    {
        var (count, each) = (1 + (tariff.Others?.Count ?? 0), Proposers ?? [Proposer ?? new()]);
        if (each.Count != count) throw new FormatException($"prices of {each.Count} proposers, and there are {count}: expected {{\"proposers\":[…]}} with one price for each, in their order");
        return On(tariff, each[0]) with
        {
            Others = tariff.Others is null ? null : [.. tariff.Others.Zip(each.Skip(1)).Select(o => o.First with
            {
                PromptPrice = o.Second.Prompt / Million,
                CachedPrice = o.Second.Cached / Million,
                CompletionPrice = o.Second.Completion / Million,
            })],
        };
    }

    private Tariff On(Tariff tariff, ModelPrice proposer) => tariff with
    {
        PromptPrice = proposer.Prompt / Million,
        CachedPrice = proposer.Cached / Million,
        CompletionPrice = proposer.Completion / Million,
        BatchShare = Batch,
        VerifierPrice = Math.Max(Verifier?.Prompt ?? 0, Verifier?.Completion ?? 0) / Million,
    };
}

/// <summary>One model's prices, in US dollars per million tokens.</summary>
/// <param name="Prompt">Of tokens read.</param>
/// <param name="Completion">Of tokens written.</param>
/// <param name="Cached">Of tokens read from the service's cache; null: as those read otherwise. Of a verifier it is not used.</param>
public sealed record ModelPrice(decimal Prompt = 0, decimal Completion = 0, decimal? Cached = null);
