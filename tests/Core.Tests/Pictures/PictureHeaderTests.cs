using Ponder.Core.Pictures;

namespace Ponder.Core.Tests.Pictures;

public class PictureHeaderTests
{
    [Theory]
    [InlineData("89504E470D0A1A0A0000000D494844520000028000000168", "image/png", 640, 360)]
    [InlineData("474946383961400065000000", "image/gif", 64, 101)]
    [InlineData("FFD8FFE000104A46494600010100000100010000FFC000110801680280030122000211010311", "image/jpeg", 640, 360)]
    [InlineData("FFD8FFE10004AAAAFFFFC2000B0801680280010122", "image/jpeg", 640, 360)]
    [InlineData("524946460000000057454250565038200000000030010092012A8002680100000000", "image/webp", 640, 360)]
    [InlineData("5249464600000000574542505650384C000000002F7FC2590000000000000000", "image/webp", 640, 360)]
    [InlineData("524946460000000057454250565038580A000000000000007F02006701000000", "image/webp", 640, 360)]
    public void Type_and_size_are_in_the_first_bytes(string hex, string type, int width, int height) =>
        Assert.Equal((type, width, height), PictureHeader.Read(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("")]
    [InlineData("3C737667")]
    [InlineData("89504E470D0A1A0A")]
    [InlineData("89504E470D0A1A0A0000000D494844520000000000000168")]
    [InlineData("FFD8FFE0001000")]
    [InlineData("47494638")]
    [InlineData("5249464600000000574542505650384C")]
    public void What_is_cut_or_of_another_kind_is_none(string hex) => Assert.Null(PictureHeader.Read(Convert.FromHexString(hex)));

    [Fact]
    public void Every_cut_of_a_header_is_read_without_a_fault()
    {
        foreach (var hex in new[] { "FFD8FFE000104A46494600010100000100010000FFC000110801680280030122", "524946460000000057454250565038580A000000000000007F02006701000000" })
        {
            var whole = Convert.FromHexString(hex);
            for (var length = 0; length < whole.Length; length++) PictureHeader.Read(whole.AsSpan(0, length));
        }
    }

    [Theory]
    [InlineData(1, 1, 1, 4096)]
    [InlineData(1120, 560, 800, 4096)]
    [InlineData(5600, 5600, 40_000, 40_000)]
    public void Tokens_are_squares_of_pixels_and_enough_for_makers_that_scale(int width, int height, int expected, int bound)
    {
        var picture = new Picture("00", "image/png", width, height);
        Assert.Equal((expected, bound), (picture.Expected, picture.Bound));
        Assert.True(new Picture("00", "image/png", int.MaxValue, int.MaxValue).Bound > 0);
    }
}
