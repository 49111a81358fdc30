using System.Text.Json;

namespace Ponder.Docs.Tests;

public sealed class JsonTests
{
    public static TheoryData<string, int, string> Blocks { get; } = Block.Cases(Block.All("json"));

    [Theory, MemberData(nameof(Blocks))]
    public void A_json_block_is_json(string page, int number, string text)
    {
        var fault = Record.Exception(() => JsonDocument.Parse(text).Dispose());
        Assert.True(fault is null, $"{page}, json block {number}: {fault?.Message}");
    }
}
