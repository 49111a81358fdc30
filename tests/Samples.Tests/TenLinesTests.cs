namespace Ponder.Samples.Tests;

public class TenLinesTests
{
    [Fact]
    public void The_program_has_at_most_ten_lines() => Assert.InRange(File.ReadAllLines(SamplePaths.Of("TenLines", "Program.cs")).Length, 1, 10);

    [Fact]
    public async Task It_answers()
    {
        using var sample = new SampleProcess("TenLines");
        Assert.Equal(0, await sample.EndAsync());
        Assert.Matches(@"^79 \(\d+ % sure\)", sample.Written);
    }
}
