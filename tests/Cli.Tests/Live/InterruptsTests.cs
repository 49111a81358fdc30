namespace Ponder.Cli.Tests.Live;

/// <summary>What Ctrl+C is answered with, once and twice.</summary>
public class InterruptsTests
{
    [Fact]
    public void The_first_is_answered_before_anything_is_stopped_and_the_second_ends_it()
    {
        var errors = new StringWriter();
        using var interrupts = new Interrupts(errors, listens: false);
        var said = "";
        interrupts.Stop.Register(() => said = errors.ToString());
        interrupts.Last = () => "stopped now";
        Assert.True(interrupts.Hear());
        Assert.Equal("stopping; again to stop now" + Environment.NewLine, said);
        Assert.False(interrupts.Hear());
        Assert.EndsWith("stopped now" + Environment.NewLine, errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_at_work_answers()
    {
        var errors = new StringWriter();
        using var interrupts = new Interrupts(errors, listens: false);
        var asked = new List<string>();
        using (interrupts.Answer(() => asked.Add("outer")))
        {
            interrupts.Answer(() => asked.Add("gone")).Dispose();
            interrupts.Hear();
        }

        Assert.Equal(["outer"], asked);
        Assert.Empty(errors.ToString());
    }
}
