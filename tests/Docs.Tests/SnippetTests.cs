namespace Ponder.Docs.Tests;

public sealed class SnippetTests
{
    public static TheoryData<string, int, string> Blocks { get; } = Block.Cases(Block.All("csharp"));

    [Theory, MemberData(nameof(Blocks))]
    public void A_csharp_block_compiles(string page, int number, string text)
    {
        var before = Block.All("csharp").Where(b => b.Page == page && b.Number < number).Select(b => b.Text);
        var faults = Snippets.Compile(text, before);
        Assert.True(faults.Count == 0, $"{page}, csharp block {number}:\n{string.Join('\n', faults)}");
    }

    [Fact]
    public void A_block_with_a_fault_is_found() => Assert.Contains("CS0103", Assert.Single(Snippets.Compile("Console.WriteLine(nobody);")));
}
