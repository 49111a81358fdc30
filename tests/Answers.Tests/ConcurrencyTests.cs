using Ponder.Answers;

namespace Ponder.Answers.Tests;

/// <summary>Other checkers rely on signals to stop and so on the main thread; this one is asked from many at once.</summary>
public class ConcurrencyTests
{
    [Fact]
    public void Many_threads_get_the_answers_one_would()
    {
        var answers = PairFiles.Answers().Take(150).ToList();
        var alone = Compare(answers);
        var together = new List<bool>[8];
        var threads = Enumerable.Range(0, together.Length).Select(i => new Thread(() => together[i] = Compare(answers))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(together, results => Assert.Equal(alone, results));
    }

    private static List<bool> Compare(List<string> answers) =>
        [.. from a in answers from b in answers.Take(40) select AnswerEquivalence.AreEquivalent(a, b)];
}
