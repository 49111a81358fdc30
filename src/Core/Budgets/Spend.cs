using System.Text.Json.Serialization;

namespace Ponder.Core.Budgets;

/// <summary>What was spent, or may be at most, in every unit side by side. Every model call is in it, the verifier's too.</summary>
public readonly record struct Spend
{
    /// <summary>
    /// Full-length solutions' worth of writing, as papers count budgets: one per solution begun from the problem, and one per text written
    /// about others (a revision, critique, judgement or comparison). Going on with a partial solution is part of that solution, so N beams
    /// are N; what a search writes beside it is counted on top: a new branch of a tree is one, and k steps of lookahead are k for each
    /// solution begun (N·(k+1) in all; Snell et al. 2024, section 5.2).
    /// </summary>
    public long Samples { get; init; }

    /// <summary>Steps written.</summary>
    public long Steps { get; init; }

    /// <summary>Tokens the proposer read; a prompt shared by several samples counts once.</summary>
    public long PromptTokens { get; init; }

    /// <summary>Of <see cref="PromptTokens"/>, those that the service read from its cache. Left out of JSON where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CachedTokens { get; init; }

    /// <summary>Tokens the proposer wrote.</summary>
    public long CompletionTokens { get; init; }

    /// <summary>Tokens the verifier read or wrote.</summary>
    public long VerifierTokens { get; init; }

    /// <summary>Solutions the verifier scored.</summary>
    public long VerifierCalls { get; init; }

    /// <summary>Floating-point operations, 2 per parameter and token (Snell et al. 2024, section 7).</summary>
    public decimal Flops { get; init; }

    /// <summary>US dollars by the price sheet.</summary>
    public decimal Money { get; init; }

    /// <summary>US dollars less than live that going by batch took; <see cref="Money"/> is without them. Left out of JSON where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public decimal Saved { get; init; }

    /// <summary>All tokens read or written by any model: the unit of <c>tok</c> caps.</summary>
    public long Tokens => PromptTokens + CompletionTokens + VerifierTokens;

    /// <summary>The sum, unit by unit.</summary>
    public static Spend operator +(Spend a, Spend b) => new()
    {
        Samples = a.Samples + b.Samples,
        Steps = a.Steps + b.Steps,
        PromptTokens = a.PromptTokens + b.PromptTokens,
        CachedTokens = a.CachedTokens + b.CachedTokens,
        CompletionTokens = a.CompletionTokens + b.CompletionTokens,
        VerifierTokens = a.VerifierTokens + b.VerifierTokens,
        VerifierCalls = a.VerifierCalls + b.VerifierCalls,
        Flops = a.Flops + b.Flops,
        Money = a.Money + b.Money,
        Saved = a.Saved + b.Saved,
    };

    /// <summary>What is left of the first without the second, unit by unit.</summary>
    public static Spend operator -(Spend a, Spend b) => a + (b * -1);

    /// <summary>So many times the spend.</summary>
    public static Spend operator *(Spend a, long times) => new()
    {
        Samples = a.Samples * times,
        Steps = a.Steps * times,
        PromptTokens = a.PromptTokens * times,
        CachedTokens = a.CachedTokens * times,
        CompletionTokens = a.CompletionTokens * times,
        VerifierTokens = a.VerifierTokens * times,
        VerifierCalls = a.VerifierCalls * times,
        Flops = a.Flops * times,
        Money = a.Money * times,
        Saved = a.Saved * times,
    };
}
