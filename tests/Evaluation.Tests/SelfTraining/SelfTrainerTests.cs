using System.Text;
using System.Text.Json;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.Evaluation.Labelling;
using Ponder.Evaluation.SelfTraining;
using Ponder.Search.Options;
using Ponder.TestKit.Jobs;

namespace Ponder.Evaluation.Tests.SelfTraining;

/// <summary>The rounds of a self-training over scripted models, and what they learn from.</summary>
public sealed class SelfTrainerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Learned_are_right_solutions_each_once_the_shorter_first_so_many_of_a_problem(int most)
    {
        var play = new Play();
        await play.RunAsync(new() { Rounds = 1, PerProblem = most });
        var rows = Assert.Single(play.Learned);
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal($"Answer: {100 + int.Parse(row.Id[1..])}", row.Solution.TrimEnd().Split('\n')[^1]));
        Assert.All(rows, row => Assert.Empty(row.Attempts));
        foreach (var of in rows.GroupBy(row => row.Id))
        {
            Assert.InRange(of.Count(), 1, most);
            Assert.Equal(of.Count(), of.Select(row => row.Solution).Distinct().Count());
            Assert.Equal(of.Select(row => row.Solution.Count(c => c == '\n')).Order(), of.Select(row => row.Solution.Count(c => c == '\n')));
        }
    }

    [Fact]
    public async Task Of_chains_revisions_alone_are_learned_after_their_attempts()
    {
        var play = new Play { Strategy = "revisions" };
        await play.RunAsync(new() { Rounds = 1, PerProblem = 8 });
        Assert.All(play.Learned[0], row => Assert.InRange(row.Attempts.Count, 1, 4));
        Assert.Contains(play.Learned[0], row => row.Attempts.Count == 4);
        Assert.NotNull(play.Told[0].Drawn!.Revisions);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_round_draws_from_the_last_model_and_tunes_the_first_one_or_the_last(bool goOn)
    {
        var play = new Play();
        var result = await play.RunAsync(new() { Rounds = 3, GoOn = goOn }, holds: true);
        Assert.Equal([null, "model-1", "model-2"], play.Asked.Where(job => job.Set == TrainingSet.Own).Select(job => job.Model));
        Assert.Equal([null, "model-1", "model-2", "model-3"], play.Asked.Where(job => job.Set == TrainingSet.Held).Select(job => job.Model));
        Assert.Equal(goOn ? [null, "model-1", "model-2"] : [null, null, null], play.Starts);
        Assert.Equal([null, 1m, 2m, 3m], result.Rounds.Select(round => round.TuningFlops));
        Assert.Equal(result.Rounds, play.Told);
        Assert.Null(result.Rounds[^1].Drawn);
        Assert.Empty(result.Pooled);
    }

    [Fact]
    public async Task By_confidence_the_jobs_own_answers_are_learned_and_all_samples_vote()
    {
        var play = new Play();
        var result = await play.RunAsync(new() { Rounds = 1, Confidence = 0.25 });
        var answers = play.Learned[0].GroupBy(row => row.Id).ToDictionary(of => of.Key, of => of.Select(row => row.Solution.TrimEnd().Split(' ')[^1]).Distinct().Single());
        Assert.InRange(answers.Count, 1, 20);
        Assert.Contains(answers, answer => answer.Value != $"{100 + int.Parse(answer.Key[1..])}");
        Assert.Equal(2, play.Asked.Count);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"p{i}"), result.Pooled.Select(answer => answer.Id));
        Assert.All(result.Pooled, answer => Assert.Equal(answer.Answer == answer.Reference, answer.Correct));
        Assert.All(result.Pooled, answer => Assert.Equal(16, answer.Voted));
    }

    [Fact]
    public async Task A_hint_gives_the_answer_away_and_the_plain_problem_is_learned()
    {
        var play = new Play { HintHelps = true };
        var result = await play.RunAsync(new() { Rounds = 1, Hint = "{problem} for sure {answer}" });
        var unsolved = play.Asked.Single(job => job.Set == TrainingSet.Hinted);
        var lines = Encoding.UTF8.GetString(unsolved.Lines!).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(lines, line => Assert.EndsWith($"for sure {line.GetProperty("answer").GetString()}", line.GetProperty("problem").GetString(), StringComparison.Ordinal));
        var hinted = lines.Select(line => line.GetProperty("id").GetString()!).ToHashSet();
        var learned = play.Learned[0].Where(row => hinted.Contains(row.Id)).ToList();
        Assert.NotEmpty(learned);
        Assert.Equal(learned.Count, result.Rounds[0].Rationalised);
        Assert.All(play.Learned[0], row => Assert.DoesNotContain("for sure", row.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_is_right_it_says_so()
    {
        var play = new Play { Right = 0 };
        var error = await Assert.ThrowsAsync<JobException>(() => play.RunAsync(new()));
        Assert.Contains("gives a known answer, so there is nothing to learn from", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        foreach (var (options, words) in new (SelfTrainingOptions, string)[]
        {
            (new() { Rounds = 0 }, "0 rounds: expected 1 to 100"), (new() { PerProblem = 0 }, "expected 1 or more"), (new() { Confidence = 1.5 }, "expected a number from 0 to 1"),
            (new() { Confidence = double.NaN }, "expected a number from 0 to 1"), (new() { Hint = "it is {answer}" }, "lacks {problem}"), (new() { Hint = "{problem}" }, "lacks {answer}"),
            (new() { Hint = "{problem} {answer}", Confidence = 1 }, "expected one of the two"),
        })
            Assert.Contains(words, Assert.Throws<OptionException>(options.Check).Message, StringComparison.Ordinal);
    }

    /// <summary>Jobs over the scripted models, and a tuner that writes down what it is given.</summary>
    private sealed class Play : ITuner
    {
        public string Strategy { get; init; } = "majority";

        /// <summary>Replaces how often every problem comes out right, in per cent.</summary>
        public int? Right { get; init; }

        /// <summary>Whether a hinted problem is always answered right.</summary>
        public bool HintHelps { get; init; }

        public List<TrainingJob> Asked { get; } = [];

        public List<IReadOnlyList<RevisionRow>> Learned { get; } = [];

        public List<string?> Starts { get; } = [];

        public List<TrainingRound> Told { get; } = [];

        public Task<SelfTrainingResult> RunAsync(SelfTrainingOptions options, bool holds = false) => new SelfTrainer(DrawAsync, this, options) { Holds = holds }.RunAsync(Told.Add);

        public Task<TunedModel> TuneAsync(int round, byte[] rows, string? start, CancellationToken cancel)
        {
            Learned.Add([.. Encoding.UTF8.GetString(rows).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<RevisionRow>(line, JournalFormat.Json)!)]);
            Starts.Add(start);
            return Task.FromResult(new TunedModel($"model-{round}", round));
        }

        private async Task<JobRun> DrawAsync(TrainingJob job, CancellationToken cancel)
        {
            Asked.Add(job);
            var file = job.Lines is { } lines ? Encoding.UTF8.GetString(lines) : JobHarness.Problems(20);
            if (job.Lines is null && HintHelps) file = file.Replace("\"problem\":\"1 steps, 95%", "\"problem\":\"1 steps, 0%", StringComparison.Ordinal);
            if (job.Lines is not null && HintHelps) file = System.Text.RegularExpressions.Regex.Replace(file, @"\d+%", "100%");
            if (Right is { } right) file = System.Text.RegularExpressions.Regex.Replace(file, @"\d+%", $"{right}%");
            var harness = new JobHarness { File = file };
            return await new JobRunner(await harness.FolderAsync(JobHarness.Options(Strategy, 8) with { Seed = (ulong)job.Round }), harness.Models).RunAsync(cancel);
        }
    }
}
