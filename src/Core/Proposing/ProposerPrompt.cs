using System.Text.Json.Serialization;
using Ponder.Answers;
using Ponder.Core.Budgets;
using Ponder.Core.Pictures;

namespace Ponder.Core.Proposing;

/// <summary>One request for <c>Seeds.Count</c> drafts from the same beginning.</summary>
public sealed record ProposerPrompt
{
    private readonly IReadOnlyList<int>? places;

    /// <summary>The problem's text.</summary>
    public required string Problem { get; init; }

    /// <summary>The problem's pictures, in their order: only a proposer that sees is given any.</summary>
    /// <value>Empty by default.</value>
    public IReadOnlyList<SeenPicture> Pictures { get; init; } = [];

    /// <summary>The solution so far, which the drafts continue; empty for a fresh one.</summary>
    /// <value>Empty by default.</value>
    public string Prefix { get; init; } = "";

    /// <summary>
    /// Words that stand between the prefix and the drafts, already chosen for the model: "Wait" where thinking is to go on, "Final Answer:"
    /// after the mark that ends it. Empty for most.
    /// </summary>
    public string Cue { get; init; } = "";

    /// <summary>What the drafts are for.</summary>
    /// <value><see cref="Purpose.Solve"/> by default.</value>
    public Purpose Purpose { get; init; }

    /// <summary>What kind of answer is asked for: <see cref="AnswerKinds.Request"/> words it.</summary>
    /// <value><see cref="AnswerKind.Math"/> by default.</value>
    public AnswerKind Kind { get; init; }

    /// <summary>
    /// The texts the purpose looks at: the attempts to revise, oldest first, the solution to judge, the two to compare; else empty.
    /// </summary>
    public IReadOnlyList<string> Attempts { get; init; } = [];

    /// <summary>The sub-question that is divided or answered; empty where it is the problem itself.</summary>
    /// <value>Empty by default.</value>
    public string Question { get; init; } = "";

    /// <summary>One seed per draft.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>
    /// Which of the equal requests each draft is, from 0, beside its seed: whoever gives each of a stock of drafts once needs to know.
    /// </summary>
    /// <value>0, 1, 2 … by default.</value>
    public IReadOnlyList<int> Places { get => places ?? [.. Enumerable.Range(0, Seeds.Count)]; init => places = value; }

    /// <summary>Sampling temperature; 0 takes the likeliest token.</summary>
    /// <value>0.8 by default.</value>
    public double Temperature { get; init; } = 0.8;

    /// <summary>Tokens one draft may have.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>
    /// Tokens set aside for reading the prompt once: what a reading of unknown cost is charged. Null where nobody has set any aside.
    /// </summary>
    public int? PromptTokens { get; init; }

    /// <summary>Stop after this many steps; null goes on to the end of the solution.</summary>
    public int? Steps { get; init; }

    /// <summary>
    /// Words after which the draft may stop. What is written beyond the first of them is cut off, so that a proposer may pass them over; one
    /// that heeds them saves that.
    /// </summary>
    /// <value>Empty by default.</value>
    public IReadOnlyList<string> Stop { get; init; } = [];
}

/// <summary>The drafts of one prompt, and the prompt tokens read for all of them together.</summary>
/// <param name="PromptTokens">Tokens read, in all.</param>
/// <param name="Drafts">One per seed, in the seeds' order.</param>
public sealed record ProposerReply(int PromptTokens, IReadOnlyList<Draft> Drafts)
{
    /// <summary>
    /// Tokens charged for writing all of them, where that is not the sum of the drafts': hidden reasoning, calls whose replies were lost.
    /// </summary>
    public int CompletionTokens { get; init; } = Drafts.Sum(d => d.Tokens);

    /// <summary>Of <see cref="PromptTokens"/>, those that the service read from its cache and charges less for.</summary>
    /// <value>From 0 to <see cref="PromptTokens"/>; 0 by default.</value>
    public int CachedTokens { get; init; }

    /// <summary>
    /// Of what is charged, the part that may never have been spent: calls whose replies were lost or do not say what they used, at their
    /// worst case. In prompt and completion tokens; within <see cref="PromptTokens"/> and <see cref="CompletionTokens"/>.
    /// </summary>
    /// <value>Nothing by default.</value>
    public Spend Doubt { get; init; }

    /// <summary>
    /// What people should know of how the model answered, such as a limit it does not keep. The same words each time: they are counted.
    /// </summary>
    /// <value>Empty by default.</value>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>
/// What was written after the prompt: new text only. <paramref name="Tokens"/> counts what was generated, an end mark included.
/// </summary>
/// <param name="Text">What was written; empty where the call failed.</param>
/// <param name="Tokens">Tokens generated.</param>
/// <param name="Ending">Why it stops.</param>
/// <param name="Failure">Why there is no text, for people.</param>
public sealed record Draft(string Text, int Tokens, Ending Ending, string? Failure = null)
{
    /// <summary>How sure the model was of it; null where it does not say.</summary>
    /// <value>Null by default, and then left out of JSON.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TokenConfidence? Confidence { get; init; }
}

/// <summary>Why a text stops where it does.</summary>
public enum Ending
{
    /// <summary>After the asked number of steps, or after a query: the separator or the mark is the text's end.</summary>
    Step,

    /// <summary>The model ended the solution.</summary>
    Finished,

    /// <summary>The token limit cut it off: it is no solution.</summary>
    Length,

    /// <summary>The call failed; there is no text.</summary>
    Failed,
}
