using Ponder.Inference.Chat.Verdicts;

namespace Ponder.Inference.Tests.Chat.Verdicts;

public sealed class VerdictReaderTests
{
    [Theory]
    [InlineData("Step 1: 95\nStep 2: 80")]
    [InlineData("1. 95\n2. 80")]
    [InlineData("1) 95\n2) 80")]
    [InlineData("1: 95\n2: 80")]
    [InlineData("1 - 95\n2 - 80")]
    [InlineData("step,score\n1,95\n2,80")]
    [InlineData("1\t95\n2\t80")]
    [InlineData("Step 1 (fine): 95\nStep 2 (a slip): 80")]
    [InlineData("- Step 1 - 95\n- Step 2 - 80")]
    [InlineData("Step 1: correct, 95\nStep 2: looks right, 80")]
    [InlineData("Step 1：95\nStep 2：80")]
    [InlineData("Step １：９５\nStep ２：８０")]
    [InlineData("Step 1: 95%\nStep 2: 80 %")]
    [InlineData("**Step 1:** 95\n**Step 2:** 80")]
    [InlineData("### Step 1\n95\n### Step 2\n80")]
    [InlineData("* **Step 1**: *95*\n* **Step 2**: *80*")]
    [InlineData("| Step | Score |\n|---|---|\n| 1 | 95 |\n| 2 | 80 |")]
    [InlineData("| Step 1 | 3 + 4 = 7 | fine | 95 |\n| Step 2 | 7 | fine | 80 |")]
    [InlineData("| Step | Score | Answer |\n|---|---|---|\n| 1 | 95 | 7 |\n| 2 | 80 | 9 |")]
    [InlineData("{\"step 1\": 95, \"step 2\": 80}")]
    [InlineData("{\"Step_1\": \"95%\", \"step2\": \"80%\"}")]
    [InlineData("{\"scores\":[95,80]}")]
    [InlineData("[95, 80]")]
    [InlineData("[{\"step\":1,\"score\":95},{\"step\":2,\"score\":80}]")]
    [InlineData("[{\"step\":\"Step 1\",\"probability\":95},{\"step\":\"Step 2\",\"probability\":80}]")]
    [InlineData("{\"step\":1,\"score\":95}\n{\"step\":2,\"score\":80}")]
    [InlineData("{\"steps\":[{\"reason\":\"3+4=7\",\"score\":95},{\"reason\":\"good\",\"score\":80}]}")]
    [InlineData("{\"step 1\":{\"reason\":\"3\",\"score\":95},\"step 2\":{\"score\":80}}")]
    [InlineData("[[1,95],[2,80]]")]
    [InlineData("Here it is:\n```json\n{\"scores\": [95, 80,]}\n```\nDone.")]
    [InlineData("\"step 1\": 95,\n\"step 2\": 80")]
    [InlineData("Step 1: 95/100\nStep 2: 80/100")]
    [InlineData("Step 1: 9.5/10\nStep 2: 8/10")]
    [InlineData("Step 1: 9.5 out of 10\nStep 2: 8")]
    [InlineData("Step 1: Score: 9.5 out of 10\nStep 2: Score: 8 out of 10")]
    [InlineData("Step 1: 0.95\nStep 2: 0.8")]
    [InlineData("Step 1: 0,95\nStep 2: 0,80")]
    [InlineData("Step 1: .95\nStep 2: .8")]
    [InlineData("Step 1: 95-98\nStep 2: 80 to 85")]
    [InlineData("Step 1: ~95\nStep 2: about 80")]
    [InlineData("Step 1: the sum is right.\nScore: 95\n\nStep 2: not so sure.\nScore: 80")]
    [InlineData("Step 1: 95 because 3 + 4 = 7\nStep 2: 80 (20 apples of 30)")]
    [InlineData("Step 1: 3 + 4 = 7 is right: 95\nStep 2: 12 - 5 = 7, fine. 80")]
    [InlineData("Step 1: 3 apples are bought. 95\nStep 2: P = 80")]
    [InlineData("Score for step 1: 95\nScore for step 2: 80")]
    [InlineData("Step 1: 95, Step 2: 80")]
    [InlineData("Step 1 is right with probability 0.95\nStep 2 is right with probability 0.8")]
    [InlineData("<step_1>95</step_1>\n<step_2>80</step_2>")]
    [InlineData("Step 1: \\boxed{95}\nStep 2: $80\\%$")]
    [InlineData("Scores (0-10):\nStep 1: 9.5\nStep 2: 8")]
    [InlineData("Scores: 95, 80")]
    [InlineData("95\n80")]
    [InlineData("95%, 80%")]
    [InlineData("步骤 1：95\n步骤 2：80")]
    [InlineData("Schritt 1: 95\nSchritt 2: 80")]
    [InlineData("<think>Step 1: 20\nStep 2: 30</think>\nStep 1: 95\nStep 2: 80")]
    [InlineData("Step 1: 20\nStep 2: 30</think>Step 1: 95\nStep 2: 80")]
    [InlineData("Step 1: 20\nStep 2: 30\n\nOn reflection:\nStep 1: 95\nStep 2: 80")]
    [InlineData("Step 1: 95\r\nStep 2: 80\r\nStep 3: 10")]
    [InlineData("Step 1: 95 ✓\nStep 2: 80 ❌")]
    [InlineData("Step 1 = 95\nStep 2 = 80")]
    [InlineData("Step 1 → 95\nStep 2 → 80")]
    [InlineData("Step #1: 95\nStep No. 2: 80")]
    [InlineData("1. Step 1: 95\n2. Step 2: 80")]
    public void Every_form_of_a_verdict_is_read(string text) => Reads(text, 1, 2, 0.95, 0.8);

    [Theory]
    [InlineData("Step 1: 1\nStep 2: 1", 0.01, 0.01)]
    [InlineData("Step 1: 1.0\nStep 2: 1", 1, 1)]
    [InlineData("Step 1: 1\nStep 2: 0.5", 1, 0.5)]
    [InlineData("Step 1: 0.5\nStep 2: 60", 0.005, 0.6)]
    [InlineData("Step 1: 1 (of 1)\nStep 2: 0 (of 1)", 1, 0)]
    [InlineData("Step 1: 1%\nStep 2: 0.5%", 0.01, 0.005)]
    [InlineData("Step 1: 1/10\nStep 2: 10/10", 0.1, 1)]
    [InlineData("Step 1: 9/10\nStep 2: 80%", 0.9, 0.8)]
    [InlineData("Steps 1-2: 90", 0.9, 0.9)]
    public void The_scale_is_told_from_the_whole_verdict(string text, double first, double second) => Reads(text, 1, 2, first, second);

    [Theory]
    [InlineData("95")]
    [InlineData("95%")]
    [InlineData("Score: 9.5 out of 10")]
    [InlineData("I would give it 95/100.")]
    [InlineData("The step is right.\n\nScore: 95")]
    [InlineData("{\"score\": 95}")]
    [InlineData("0.95")]
    [InlineData("The probability is 0.95.")]
    public void A_single_score_is_that_of_the_only_step(string text)
    {
        Reads(text, 1, 1, 0.95);
        Reads(text, 3, 3, 0.95);
    }

    [Fact]
    public void A_list_is_of_all_steps_or_of_those_asked_for()
    {
        Reads("[95, 80, 70]", 2, 3, 0.8, 0.7);
        Reads("[80, 70]", 2, 3, 0.8, 0.7);
    }

    [Theory]
    [InlineData("Step 1: 95", "no score was found for step 2; it says \"Step 1: 95\"")]
    [InlineData("Step 1: 95\nStep 2: 150", "step 2 has 150, expected 0 to 100")]
    [InlineData("Step 1: 95\nStep 2: -5", "step 2 has -5, expected 0 to 100")]
    [InlineData("Step 1: 11/10\nStep 2: 5/10", "step 1 has 11, expected 0 to 10")]
    [InlineData("Step 1: 9/10\nStep 2: 95% sure of it\nStep 2: 80", "step 2 has 80, expected 0 to 10")]
    [InlineData("Both steps look good to me.", "no step's score was found")]
    [InlineData("Step 1 uses 3 + 4 = 7.\nStep 2 uses 12 - 5 = 7.", "no step's score was found")]
    [InlineData("Step 1: correct because 3+4=7\nStep 2: wrong", "no step's score was found")]
    [InlineData("90", "no step's score was found")]
    [InlineData("[95, 80, 70]", "no step's score was found")]
    [InlineData("", "it is empty")]
    [InlineData("<think>Step 1: 95\nStep 2: 80", "no step's score was found")]
    public void What_cannot_be_read_for_certain_is_refused_and_says_why(string text, string why)
    {
        var (scores, reason) = VerdictReader.Read(text, 1, 2);
        Assert.Null(scores);
        Assert.Contains("does not score steps 1 to 2", reason, StringComparison.Ordinal);
        Assert.Contains(why, reason, StringComparison.Ordinal);
    }

    private static void Reads(string text, int first, int last, params double[] expected)
    {
        var (scores, reason) = VerdictReader.Read(text, first, last);
        Assert.True(scores is not null, reason);
        Assert.Equal(expected.Length, scores.Count);
        Assert.All(expected.Zip(scores), pair => Assert.Equal(pair.First, pair.Second, 9));
    }
}
