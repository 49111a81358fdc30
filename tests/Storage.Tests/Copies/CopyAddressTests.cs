using Ponder.Storage.Copies;

namespace Ponder.Storage.Tests.Copies;

/// <summary>Addresses and names that cannot be used.</summary>
public sealed class CopyAddressTests
{
    [Theory]
    [InlineData("blob://", "it names no container")]
    [InlineData("blob://Models/x", "'Models' is no container name")]
    [InlineData("http://example.com/models/x?sig=hush", "http would send what it holds")]
    [InlineData("https://huggingface.co/Qwen/Qwen2.5", "'Qwen' is no container name")]
    [InlineData("s3://models/x", "'s3://' addresses are not supported")]
    public async Task A_bad_address_says_what_is_wrong(string address, string expected)
    {
        var error = await Assert.ThrowsAsync<FormatException>(() => new FolderCopies("cache", "UseDevelopmentStorage=true").GetAsync(address));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(".ponder")]
    public async Task Without_an_account_the_short_form_says_what_to_set(string? account)
    {
        var error = await Assert.ThrowsAsync<FormatException>(() => new FolderCopies("cache", account).GetAsync("blob://models/x"));
        Assert.Contains("set Ponder:ModelStore", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/../../evil.json")]
    [InlineData("../evil.json")]
    [InlineData("a//b.json")]
    [InlineData("a\\b.json")]
    [InlineData("c:evil.json")]
    public void A_name_that_leads_out_of_the_folder_is_refused(string name) => Assert.Throws<InvalidDataException>(() => BlobFile.CheckName(name));
}
