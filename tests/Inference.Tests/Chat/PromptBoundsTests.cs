using System.Text;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Prompts;

namespace Ponder.Inference.Tests.Chat;

public sealed class PromptBoundsTests
{
    private static readonly TemplateSet Templates = new(null);
    private static readonly PromptBounds Bounds = new(Templates, 0, "Ponder:Proposer");

    [Theory]
    [InlineData("x")]
    [InlineData("Janet’s ducks lay 16 eggs per day. How many are left?")]
    [InlineData("Löse x² = 4 — 求 x 的值。")]
    public void A_prompt_is_never_longer_than_its_bound(string problem)
    {
        foreach (var purpose in Enum.GetValues<Purpose>())
        {
            for (var texts = 0; texts <= 16; texts++)
            {
                string[] attempts = [.. Enumerable.Range(1, texts).Select(i => new string('t', i))];
                var chat = Templates.Chat(new() { Problem = problem, Purpose = purpose, Attempts = attempts, Seeds = [1], MaxTokens = 1 });
                var bound = Bounds.Read(problem, 100_000).Tokens + (Bounds.Words.FirstOrDefault(w => w.Purpose == purpose)?.Around(texts) ?? 0)
                    + attempts.Sum(a => a.Length);
                Assert.InRange(PromptSize.Bound(chat, null), 0, bound);
                Assert.InRange(Encoding.UTF8.GetByteCount(Templates.Plain(chat, null)), 0, bound);
            }
        }
    }

    [Fact]
    public void A_solution_is_not_charged_for_the_words_of_other_purposes()
    {
        Assert.InRange(Bounds.Read("", 4096).Tokens, 1, 250);
        Assert.Equal(0, Bounds.Words.Where(w => w.Purpose == Purpose.Solve).Sum(w => w.Around(16)));
    }

    [Fact]
    public void What_the_context_leaves_goes_by_a_guess_that_is_rather_high()
    {
        const string English = "Natalia sold clips to 48 of her friends in April, and then she sold half as many clips in May.";
        Assert.InRange(PromptSize.Expected(English), 24, English.Length);
        Assert.InRange(PromptSize.Expected("12345678"), 8, 8);
        Assert.InRange(PromptSize.Expected("求方程的解"), 5, 15);
    }

    [Fact]
    public void A_small_context_reads_what_fits_and_refuses_what_does_not()
    {
        Assert.Null(Bounds.Read(new string('a', 240), 512).Refusal);
        var refused = Bounds.Read(new string('1', 600), 512).Refusal;
        Assert.Contains("about 7", refused, StringComparison.Ordinal);
        Assert.Contains("Ponder:Proposer:ContextLength is 512", refused, StringComparison.Ordinal);
    }
}
