using System.Security.Cryptography;

namespace Ponder.Core.Pictures;

/// <summary>A picture of a problem, without its content: small enough to be kept with the problem.</summary>
/// <param name="Hash">The SHA-256 of its content, in hexadecimal: what tells pictures apart, and names the blob.</param>
/// <param name="Type">Its media type, read from the content: <c>image/png</c>, <c>image/jpeg</c>, <c>image/gif</c> or <c>image/webp</c>.</param>
/// <param name="Width">Its width in pixels, from 1.</param>
/// <param name="Height">Its height in pixels, from 1.</param>
public sealed record Picture(string Hash, string Type, int Width, int Height)
{
    /// <summary>Bytes that a picture may have.</summary>
    public const int MostBytes = 10 << 20;

    /// <summary>Pictures that a problem may have.</summary>
    public const int Most = 16;

    /// <summary>Pixels along a side of the squares that models read as a token: Qwen2-VL's are of 28 pixels (Wang et al. 2024, section 2.1).</summary>
    private const int Square = 28;

    /// <summary>What makers charge for a picture of any size at most, where they scale it down: 1,536 patches, 2.46 tokens each (OpenAI's guide to vision).</summary>
    private const int Scaled = 4096;

    /// <summary>About how many tokens it costs: one for each square of 28 pixels.</summary>
    public int Expected => (int)Math.Min(int.MaxValue / (2 * Most), Squares(Width) * Squares(Height));

    /// <summary>Tokens to set aside for it: what is expected, and 4,096 at least. What it costs in the end is what the server bills.</summary>
    public int Bound => Math.Max(Scaled, Expected);

    private static long Squares(int pixels) => (pixels + Square - 1L) / Square;
}

/// <summary>A picture with its content, as a model gets it.</summary>
/// <param name="Picture">What it is.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SeenPicture(Picture Picture, ReadOnlyMemory<byte> Content)
{
    /// <summary>The picture that the content is; null where it is none that is read.</summary>
    public static SeenPicture? TryOf(byte[] content) => PictureHeader.Read(content) is var (type, width, height)
        ? new(new(Convert.ToHexStringLower(SHA256.HashData(content)), type, width, height), content)
        : null;

    /// <summary>The content in the form that chat services take.</summary>
    public string DataUrl => $"data:{Picture.Type};base64,{Convert.ToBase64String(Content.Span)}";
}
