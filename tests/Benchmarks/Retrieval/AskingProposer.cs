using System.Text.RegularExpressions;
using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;

namespace Ponder.Benchmarks.Retrieval;

/// <summary>
/// Lends the shipped proposer, which cannot ask, the manners of a model that can: it asks for every number that is missing, picks the
/// sentence of the documents that has most words in common with its query, and solves the problem with the numbers it was given. Where a
/// number does not come it solves the problem without that sentence. The solving is the shipped model's own, slips included.
/// </summary>
internal sealed partial class AskingProposer(IProposer solver) : IProposer
{
    /// <summary>Words of it that the solver never reads.</summary>
    private const int Own = 64;

    public ModelIdentity Identity { get; } = new($"asking {solver.Identity.Name}", solver.Identity.Fingerprint, solver.Identity.Parameters);

    public Abilities Abilities => Abilities.Search;

    public string StepSeparator => solver.StepSeparator;

    public bool InProcess => true;

    public int ContextLength => 100_000;

    public Reading Read(string problem) => solver.Read(new GapReader(problem).Longest) is { Refusal: null } reading ? new(reading.Tokens + Own) : new(0, "the solver cannot read it");

    public async Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default)
    {
        var replies = new ProposerReply?[prompts.Count];
        for (var i = 0; i < prompts.Count; i++) replies[i] = Said(prompts[i]);
        var rest = Enumerable.Range(0, prompts.Count).Where(i => replies[i] is null).ToList();
        var solved = await solver.ProposeAsync([.. rest.Select(i => Solving(prompts[i]))], cancel);
        foreach (var (i, reply) in rest.Zip(solved)) replies[i] = reply;
        return [.. replies.OfType<ProposerReply>()];
    }

    /// <summary>What it says itself; null where the solver is to speak.</summary>
    private static ProposerReply? Said(ProposerPrompt prompt)
    {
        if (prompt.Purpose == Purpose.Condense) return Words(prompt, Likest(QueryMarks.Last(prompt.Attempts[0]), prompt.Attempts[1]));
        if (prompt.Purpose != Purpose.Search || prompt.Cue.Contains("No further search", StringComparison.Ordinal)) return null;
        var text = prompt.Prefix + prompt.Cue;
        var next = new GapReader(prompt.Problem).Missing(Results(text)).FirstOrDefault(query => !text.Contains(query, StringComparison.Ordinal));
        return next is null ? null : Words(prompt, $"I do not know this: {QueryMarks.Query}{next}{QueryMarks.QueryEnd}");
    }

    private static ProposerPrompt Solving(ProposerPrompt prompt) => prompt with
    {
        Problem = new GapReader(prompt.Problem).Problem(Results(prompt.Prefix)),
        Purpose = Purpose.Solve,
        Prefix = "",
        Cue = "",
        PromptTokens = null,
    };

    /// <summary>The same words for every seed, a token a word.</summary>
    private static ProposerReply Words(ProposerPrompt prompt, string words)
    {
        var draft = new Draft(words, Word().Count(words), Ending.Finished);
        return new(Math.Min(Word().Count(string.Join(" ", [prompt.Problem, prompt.Prefix, .. prompt.Attempts])), prompt.PromptTokens ?? 0), [.. prompt.Seeds.Select(_ => draft)]);
    }

    /// <summary>What stands between the marks of results.</summary>
    private static string Results(string text) => string.Join('\n', Result().Matches(text).Select(m => m.Groups[1].Value));

    /// <summary>The sentence of the documents that has most of the query's words, of equals the first.</summary>
    private static string Likest(string query, string documents)
    {
        var wanted = Word().Matches(query).Select(m => m.Value.ToLowerInvariant()).ToHashSet();
        return documents.Split('\n').SelectMany(FactProblem.Sentences).MaxBy(s => Word().Matches(s).Select(m => m.Value.ToLowerInvariant()).Distinct().Count(wanted.Contains)) ?? "";
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"<\|begin_search_result\|>(.*?)<\|end_search_result\|>", RegexOptions.Singleline)]
    private static partial Regex Result();
}
