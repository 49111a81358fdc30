using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Ponder.Core.Proposing;
using Ponder.Engine.Journals;
using Ponder.TestKit.Browsers;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Skipping;

namespace Ponder.Reports.Tests;

/// <summary>A job's page over problems with pictures.</summary>
[NeedsChromium]
public class PicturePageTests(Browser browser) : IClassFixture<Browser>
{
    /// <summary>A triangle of 320 by 180 pixels.</summary>
    private const string Png =
        "iVBORw0KGgoAAAANSUhEUgAAAUAAAAC0CAMAAADSOgUjAAAACVBMVEX////I3PoePIyncWmRAAAB90lEQVR42u3QgWEEMQwCwfz1X3SKwJYB7ZQwf38AAAAAAAAAAAAAAAAAAAT7KBADPwrVQArlQA"
        + "rlQAqFwB+FYuCPQjWQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjmQQjlwfaEeuLzwRODqwjOB"
        + "iwtPBa4tPBe4tPBk4MrCs4ELC08Hris8H7is8EbgqsI7gYsKbwWuKbwXuKTwZuCKwruBCwpvB9YX3g8sL5wIrC6cCSwunAqsLZwLLC2cDKwsnA0sLJwOrCucDywrfBFYVfgmsKjwVWBN4bvAksKXgR"
        + "WFbwMLCl8Hxhe+DwwvdAiMLvQIDC50CYwt9AkMLXQKjCz0CgwsdAuMK/QLDCt0DIwq9AwMKnQNjCn0DQwpdA6MKPQODCh0D7Qv9A80L0wItC7MCDQuTAm0LcwJNC1MCrQszAo0LEwLtCvMCzQrTAy0"
        + "KswMNCpMDbQpzA00KUwOtCjMDjQoTA98Xpgf+LiwIfBpYUfgw8KWwGeFPYGPCpsCnxR2BT4obAscL+wLHC5sDBwt7AwcLGwNHCvsDRwqbA4cKewOHCj8tiDQtPD7KAQAAAAAAAAAAAAAAAAADPkHa8"
        + "4+gkWTJCwAAAAASUVORK5CYII=";

    private static readonly byte[] Triangle = Convert.FromBase64String(Png);

    [NeedyFact]
    public async Task A_problem_shows_its_pictures_in_their_size_and_in_words()
    {
        foreach (var width in (int[])[1400, 400])
        {
            var (page, complaints, requests) = await browser.OpenAsync(await PageAsync([Triangle], [Triangle, Large(1000)]), width: width);
            foreach (var button in await page.Locator("button.open").AllAsync()) await button.ClickAsync();
            var pictures = page.Locator(".pictures img");
            Assert.Equal(3, await pictures.CountAsync());
            var alone = page.GetByAltText("Picture 1 of 1: PNG, 320 × 180");
            Assert.Equal(($"data:image/png;base64,{Png}", "320", "180"),
                (await alone.GetAttributeAsync("src"), await alone.GetAttributeAsync("width"), await alone.GetAttributeAsync("height")));
            Assert.Equal(1, await page.GetByAltText("Picture 2 of 2: PNG, 640 × 360").CountAsync());
            Assert.Equal(320, await alone.EvaluateAsync<int>("picture => picture.naturalWidth"));
            Assert.Contains($"PNG, 320 × 180, {Hash(Triangle)[..12]}", await page.Locator(".pictures li").First.InnerTextAsync(), StringComparison.Ordinal);
            Assert.Empty(await page.TooWideAsync());
            Assert.Empty(complaints);
            Assert.All(requests, request => Assert.Matches("^(file|data):", request));
        }
    }

    [NeedyFact]
    public async Task Past_the_bound_pictures_are_named_and_a_smaller_one_still_fits()
    {
        byte[][] large = [Large(700_000), Large(700_001), Large(700_002)];
        var content = await PageAsync([large[0]], [large[1]], [large[2]], [Triangle], [large[0]]);
        Assert.InRange(content.Length, 1_900_000, JobPages.Most + 2_000_000);
        var (page, complaints, _) = await browser.OpenAsync(content);
        foreach (var button in await page.Locator("button.open").AllAsync()) await button.ClickAsync();
        Assert.Equal(4, await page.Locator(".pictures img").CountAsync());
        var named = page.Locator(".pictures li:not(:has(img))");
        Assert.Equal($"Picture 1 of 1: PNG, 640 × 360, {Hash(large[2])}", await named.InnerTextAsync());
        Assert.Empty(complaints);
    }

    [NeedyFact]
    public async Task A_picture_that_is_not_what_was_recorded_is_named_and_not_shown()
    {
        var content = await PageAsync(tamper: (name, bytes) => name.EndsWith(Hash(Triangle), StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>") : bytes, [Triangle]);
        Assert.DoesNotContain("svg xmlns='http://www.w3.org/2000/svg' onload", Encoding.UTF8.GetString(content), StringComparison.Ordinal);
        var (page, complaints, _) = await browser.OpenAsync(content);
        await page.Locator("button.open").First.ClickAsync();
        Assert.Equal(0, await page.Locator(".pictures img").CountAsync());
        Assert.Contains(Hash(Triangle), await page.Locator(".pictures").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Without_pictures_a_page_says_nothing_of_them()
    {
        var page = Encoding.UTF8.GetString(await PageAsync(new byte[][][] { [] }));
        var from = page.IndexOf("id=\"data\">", StringComparison.Ordinal) + 10;
        Assert.DoesNotContain("\"pictures\"", page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>A picture of 640 by 360 pixels by its header, with that many bytes.</summary>
    private static byte[] Large(int bytes)
    {
        var content = new byte[bytes];
        Convert.FromHexString("89504E470D0A1A0A0000000D494844520000028000000168").CopyTo(content, 0);
        return content;
    }

    private static Task<byte[]> PageAsync(params byte[][][] pictures) => PageAsync((_, bytes) => bytes, pictures);

    private static async Task<byte[]> PageAsync(Func<string, byte[], byte[]> tamper, params byte[][][] pictures)
    {
        var harness = new JobHarness
        {
            File = string.Concat(pictures.Select((of, i) => JsonSerializer.Serialize(new
            {
                id = $"p{i}",
                problem = ScriptedProposer.Problem(2, 60, 7),
                answer = "7",
                images = of.Select(p => $"data:image/png;base64,{Convert.ToBase64String(p)}"),
            }) + "\n")),
            Proposer = new() { Abilities = ScriptedProposer.All | Abilities.See, ContextLength = 1_000_000 },
            Reporter = new JobReporter(),
        };
        var options = JobHarness.Options("majority", 2);
        var job = await harness.OpenAsync(options);
        foreach (var (name, bytes) in harness.Store.Blobs.ToList()) await harness.PutAsync(name, tamper(name, bytes));
        await harness.RunAsync(options);
        return harness.Store.Blobs[new JobNames(job.Id).Report];
    }
}
