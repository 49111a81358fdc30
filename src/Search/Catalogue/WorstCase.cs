using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Search.Solving;

namespace Ponder.Search.Catalogue;

/// <summary>What a strategy costs at most on one problem.</summary>
public static class WorstCase
{
    /// <summary>
    /// An upper bound in every unit. Every draft is as long as it may be, every search as deep; a budget too small for this is kept by the
    /// ledger,
    /// so that the smaller of the two is what a job can cost.
    /// </summary>
    /// <param name="choice">The strategy.</param>
    /// <param name="readings">How the proposers read the problem, in their order.</param>
    /// <param name="settings">How the models are used.</param>
    /// <param name="strategies">What the choice is one of.</param>
    /// <exception cref="Options.OptionException">The strategy or an option cannot be used.</exception>
    public static Spend Of(StrategyChoice choice, IReadOnlyList<Reading> readings, SearchSettings settings, StrategyCatalogue strategies) =>
        strategies.Demand(choice, settings.Writers).Draws.Aggregate(default(Spend), (sum, draw) => sum + Of(draw, readings[draw.Writer], settings.Of(draw.Writer)));

    private static Spend Of(DrawDemand draw, Reading prompt, SearchSettings settings) => prompt.Refusal is not null ? default
        : settings.Tariff.Price(Of(draw, prompt.Tokens, prompt.Tokens - (prompt.Expected ?? prompt.Tokens), settings));

    private static Spend Of(DrawDemand draw, long promptTokens, long excess, SearchSettings settings)
    {
        var whole = (long)settings.MaxTokens;
        var draft = Math.Min(draw.Steps is { } steps ? Math.Min(whole, (long)steps * settings.StepTokens) : whole, draw.MaxTokens ?? whole);
        var words = (settings.Words ?? []).Where(w => w.Purpose.Looks() == (draw.Texts > 0)).Select(w => w.Around(draw.Texts)).DefaultIfEmpty().Max();
        var prompt = Math.Min(settings.ContextLength + excess, draw.Foreign ? long.MaxValue : promptTokens + words + (draw.Continues ? whole : 0) + (draw.Texts * (draw.TextTokens ?? whole)) + draw.Given);
        var read = settings.VerifierRereads
            ? draw.Drafts * (promptTokens + (draw.Continues ? whole : draft) + draw.Given)
            : (draw.Drafts * (draft + draw.Given)) + (draw.Continues ? 0 : draw.Requests * promptTokens);
        return new()
        {
            Samples = draw.Samples,
            Steps = draw.Drafts * Math.Min(draft, draw.Steps ?? draft),
            PromptTokens = settings.Billing.Reads(draw.Drafts, draw.Requests) * prompt,
            CompletionTokens = settings.Billing.Writes(draw.Drafts) * draft,
            VerifierTokens = draw.Scored ? (long)decimal.Ceiling(settings.Tariff.VerifierTokensPerToken * read) + draw.Requests + (settings.Tariff.VerifierTokensAround * draw.Drafts) : 0,
            VerifierCalls = draw.Scored ? draw.Drafts : 0,
        };
    }
}
