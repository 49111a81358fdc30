using System.Text;
using Ponder.Answers;
using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;
using Ponder.Core.Seeds;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running.Calls;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running;

/// <summary>Words a round's prompts for the proposer, and makes candidates of what it writes.</summary>
internal sealed class Drafting(CandidateTexts store, IProblemTexts problems, IReadOnlyList<IProposer> proposers)
{
    /// <summary>A prompt for every request for drafts, in their order.</summary>
    public async Task<IReadOnlyList<(ProposeAsk Ask, ProposerPrompt Prompt)>> PromptsAsync(Round round, CancellationToken cancel)
    {
        var prompts = new List<(ProposeAsk, ProposerPrompt)>();
        foreach (var ask in round.Asks.OfType<ProposeAsk>()) prompts.Add((ask, await PromptAsync(ask, cancel)));
        return prompts;
    }

    /// <summary>Per request of the round: what was drafted or found, or null where it asked for neither.</summary>
    public IReadOnlyList<Drafted?> Drafts(
        Round round, IReadOnlyList<(ProposeAsk Ask, ProposerPrompt Prompt)> prompts, IReadOnlyList<Written> written, IReadOnlyDictionary<int, Found> found)
    {
        var (drafted, next, index) = (new List<Drafted?>(), 0, 0);
        foreach (var ask in round.Asks)
        {
            drafted.Add(ask switch
            {
                ProposeAsk propose => Draft(round, propose, prompts[next].Prompt, written[next++], ref index),
                RetrieveAsk retrieve => Retrieval.Drafted(round, retrieve, found[drafted.Count], proposers.Count > 1, ref index),
                _ => null,
            });
        }

        return drafted;
    }

    /// <summary>What a draft answers; null where it answers nothing, or is not finished.</summary>
    internal static string? Answer(ProposeAsk ask, ProposerPrompt prompt, Draft draft) => ask.Purpose.Answers() && draft.Ending == Ending.Finished
        ? AnswerExtractor.Extract(QueryMarks.AfterResults(prompt.Prefix + prompt.Cue + draft.Text), new ExtractionOptions { Kind = prompt.Kind, Problem = prompt.Problem })
        : null;

    private async Task<ProposerPrompt> PromptAsync(ProposeAsk ask, CancellationToken cancel)
    {
        var texts = new List<string>();
        foreach (var id in ask.Texts) texts.Add(await store.GetAsync(id, cancel));
        var problem = await problems.GetAsync(ask.Problem, cancel);
        return new()
        {
            Problem = problem.Text,
            Kind = problem.Kind ?? AnswerKind.Math,
            Pictures = problem.Pictures is null ? [] : await problems.PicturesAsync(problem, cancel),
            Prefix = ask.Parent is { } parent && ask.Purpose.Continues() ? await store.GetAsync(parent, cancel) + Inserted(ask, texts) : "",
            Cue = ask.Cue,
            Purpose = ask.Purpose,
            Question = ask.Item is { } item ? SubQuestions.At(await store.GetAsync(ask.Parent!.Value, cancel), item) : "",
            Attempts = ask.Purpose.Continues() ? [] : texts,
            Seeds = [.. ask.Draws.Select(d => d.Seed)],
            Places = [.. ask.Draws.Select(d => d.Index)],
            Temperature = ask.Temperature,
            MaxTokens = ask.MaxTokens,
            PromptTokens = (int)(ask.Worst.PromptTokens / proposers[ask.Writer].Billing.Reads(ask.Draws.Count)),
            Steps = ask.Steps,
            Stop = ask.Purpose == Purpose.Search ? [QueryMarks.QueryEnd] : [],
        };
    }

    /// <summary>What a solution that asked is given.</summary>
    private static string Inserted(ProposeAsk ask, IReadOnlyList<string> texts) =>
        ask.Purpose == Purpose.Search ? string.Concat(texts.Select(QueryMarks.Given)) : "";

    /// <summary>An answer stands below its sub-question: whoever looks at it is to know both.</summary>
    private static string Heading(ProposeAsk ask, ProposerPrompt prompt) => ask.Purpose == Purpose.Part ? $"{prompt.Question}\n\n" : "";

    /// <summary>A draft that asks ends after its query, whatever was written beyond it.</summary>
    private static Draft Stopped(ProposeAsk ask, Draft draft) =>
        ask.Purpose == Purpose.Search && QueryMarks.Asking(draft.Text, draft.Ending == Ending.Finished) is { } asking ? draft with { Text = asking, Ending = Ending.Step } : draft;

    private Drafted Draft(Round round, ProposeAsk ask, ProposerPrompt prompt, Written written, ref int index)
    {
        var (candidates, whole, spend) = (new List<Candidate>(), new List<string>(), written.Spent);
        foreach (var (draw, found) in ask.Draws.Zip(written.Drafts))
        {
            if (found is not { } came) continue;
            var draft = Stopped(ask, came);
            var text = prompt.Prefix + prompt.Cue + Heading(ask, prompt) + draft.Text;
            spend += new Spend { Steps = Steps(ask, draft.Text) };
            whole.Add(text);
            candidates.Add(new()
            {
                Id = new(round.Wave, round.Page, round.Number, index++),
                Parent = ask.Parent,
                Draw = new(ask.Mode, draw.Index),
                Writer = ask.Writer,
                Bytes = proposers.Count > 1 ? Encoding.UTF8.GetByteCount(text) : 0,
                Purpose = ask.Purpose,
                Seed = draw.Seed,
                Ending = draft.Ending,
                Answer = Answer(ask, prompt, draft),
                Confidence = draft.Confidence,
                Parts = ask.Purpose == Purpose.Divide ? [.. SubQuestions.Read(draft.Text).Select(part => part.IsComplex)] : null,
                Verdict = ask.Purpose.Judges() && draft.Ending == Ending.Finished ? Judgement.Read(ask.Purpose, text) : null,
                Steps = Steps(ask, text),
                Tokens = draft.Tokens,
                TextHash = Seed.Hash(text),
                Failure = draft.Failure,
            });
        }

        return new(
            new(candidates, spend)
            {
                Writer = ask.Writer,
                OutOfBudget = candidates.Count < ask.Draws.Count,
                Doubt = written.Doubt == default ? null : written.Doubt,
                Notes = written.Notes.Count == 0 ? null : written.Notes,
            },
            whole);
    }

    private int Steps(ProposeAsk ask, string text) => text.Split(proposers[ask.Writer].StepSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
}

/// <summary>A request's candidates and what they cost, with their whole texts.</summary>
internal sealed record Drafted(Reply Reply, IReadOnlyList<string> Texts);
