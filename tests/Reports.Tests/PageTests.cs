using System.Text;
using System.Text.Json;
using Ponder.Reports;

namespace Ponder.Reports.Tests;

/// <summary>Nothing in a page's data can become markup, and everything in it comes back as it was.</summary>
public class PageTests
{
    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!-- <script> -->")]
    [InlineData("\"'&<>`")]
    [InlineData("\u2028\u2029\0 \ud83d\ude00 żółć 数学")]
    public async Task Hostile_texts_stay_data(string text)
    {
        var (plain, page) = (await PageAsync("harmless"), await PageAsync(text));
        var from = page.IndexOf("id=\"data\">", StringComparison.Ordinal) + 10;
        var island = page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)];
        Assert.Equal(text, JsonDocument.Parse(island).RootElement.GetProperty("text").GetString());
        Assert.DoesNotContain(island, c => c is '<' or '>' or '&' or '\'');
        Assert.Equal(plain.Count(c => c == '<'), page.Count(c => c == '<'));
    }

    [Fact]
    public void A_text_is_never_cut_within_a_character()
    {
        Assert.Equal("ab…", Cut.To("abc", 2));
        Assert.Equal("abc", Cut.To("abc", 3));
        Assert.Equal("a…", Cut.To("a\ud83d\ude00", 2));
        Assert.Null(Cut.To(null, 2));
    }

    [Fact]
    public void A_room_takes_what_fits_and_no_more()
    {
        var room = new ByteBudget(1000);
        Assert.True(room.Takes(new string('a', 600)));
        Assert.False(room.Takes(new string('a', 400)));
        Assert.True(room.IsFull);
        Assert.True(room.Takes(new string('a', 300)));
    }

    private static async Task<string> PageAsync(string text)
    {
        using var stream = new MemoryStream();
        await Page.WriteAsync(stream, text, Page.Job, new { text });
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
