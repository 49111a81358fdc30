using Ponder.Core.Verifying;
using Ponder.Inference.Onnx.Language;
using Ponder.Inference.Onnx.Language.Judging;
using Xunit;

namespace Ponder.Inference.Tests.Onnx.Language;

public sealed class JudgeTests
{
    private static readonly Solution Sum = new("So we add 3 and 4.\n\n", "The answer is 7.");

    /// <summary>Not the one whose template opens thinking: its prompt goes on where the others' end.</summary>
    public static TheoryData<string> All => [.. Families.Names.Where(name => name != "deepseek-r1")];

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_score_is_the_chance_of_yes_that_PyTorch_gives(string folder)
    {
        using var judge = OnnxJudge.Open(Families.Options(folder));
        var expected = Families.Cases(folder)[^1];
        var reply = (await judge.ScoreAsync([new("What is 3 + 4?", [Sum])]))[0];
        // The tests' tokenizers have no word of several letters here: the first letter stands for it.
        using var model = LoadedModel.Open(Families.Options(folder));
        double Odds(string word) => Math.Exp(expected.Last[model.Tokenizer.Encode(word)[0]]);
        var (yes, no) = (Odds("Yes") + Odds("yes"), Odds("No") + Odds("no"));
        Assert.Equal(yes / (yes + no), Assert.Single(reply.Verdicts[0].StepScores!), 1e-4);
        Assert.Equal(expected.Ids.Length, reply.Tokens);
    }

    [Fact]
    public async Task Every_step_of_the_text_has_a_score_and_what_is_common_is_charged_once()
    {
        using var judge = OnnxJudge.Open(Families.Options("qwen2.5"));
        var text = string.Concat(Enumerable.Range(0, 5).Select(i => $"We add {i}.\n\n"));
        var whole = (await judge.ScoreAsync([new("What is 3 + 4?", [new("", text)])]))[0];
        Assert.Equal(5, whole.Verdicts[0].StepScores!.Count);
        var one = (await judge.ScoreAsync([new("What is 3 + 4?", [new("", "We add 0.\n\n")])]))[0];
        Assert.InRange(whole.Tokens, one.Tokens, (5 * one.Tokens) - 1);
    }

    [Fact]
    public async Task One_verdict_may_stand_for_the_whole()
    {
        using var judge = OnnxJudge.Open(Families.Options("qwen2.5"), new() { WholeOnly = true });
        var reply = (await judge.ScoreAsync([new("What is 3 + 4?", [new("", "We add.\n\nIt is 7."), new("", "")])]))[0];
        Assert.Single(reply.Verdicts[0].StepScores!);
        Assert.Equal("there is no step to score", reply.Verdicts[1].Failure);
    }

    [Fact]
    public async Task A_solution_that_needs_more_than_was_granted_is_refused()
    {
        using var judge = OnnxJudge.Open(Families.Options("qwen2.5"));
        var reply = (await judge.ScoreAsync([new("What is 3 + 4?", [Sum, Sum], 210)]))[0];
        Assert.InRange(reply.Tokens, 1, 210);
        Assert.NotNull(reply.Verdicts[0].StepScores);
        var refused = (await judge.ScoreAsync([new("What is 3 + 4?", [Sum], 150)]))[0];
        Assert.Equal("scoring it takes 202 tokens, 150 are left of what was granted", refused.Verdicts[0].Failure);
        Assert.Equal(0, refused.Tokens);
    }

    [Fact]
    public void Proposer_and_judge_of_one_folder_share_a_model()
    {
        using var proposer = OnnxProposer.Open(Families.Options("qwen2.5"));
        using var judge = OnnxJudge.Open(Families.Options("qwen2.5") with { Section = "Ponder:Verifier" });
        Assert.Same(OpenModels.Take(Families.Options("qwen2.5")), OpenModels.Take(Families.Options("qwen2.5")));
        for (var i = 0; i < 2; i++) OpenModels.Give(OpenModels.Take(Families.Options("qwen2.5")));
    }
}
