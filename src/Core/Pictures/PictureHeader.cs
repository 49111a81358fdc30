using System.Buffers.Binary;

namespace Ponder.Core.Pictures;

/// <summary>Reads type and size out of a picture's first bytes: what a file is called says nothing.</summary>
public static class PictureHeader
{
    /// <summary>The types, for people.</summary>
    public const string Expected = "a PNG, JPEG, GIF or WebP picture";

    /// <summary>Type, width and height in pixels; null where it is none of the four, or broken.</summary>
    public static (string Type, int Width, int Height)? Read(ReadOnlySpan<byte> bytes)
    {
        var (type, size) = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, ..] => ("image/png", Png(bytes)),
            [0xFF, 0xD8, 0xFF, ..] => ("image/jpeg", Jpeg(bytes)),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => ("image/gif", Gif(bytes)),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => ("image/webp", WebP(bytes)),
            _ => ("", default),
        };
        return size is { Width: > 0, Height: > 0 } ? (type, size.Width, size.Height) : null;
    }

    private static (int Width, int Height) Png(ReadOnlySpan<byte> bytes) => bytes.Length < 24 ? default
        : (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));

    private static (int Width, int Height) Gif(ReadOnlySpan<byte> bytes) => bytes.Length < 10 ? default
        : (BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));

    /// <summary>The first frame header among the segments says it.</summary>
    private static (int Width, int Height) Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 <= bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return default;
    }

    private static (int Width, int Height) WebP(ReadOnlySpan<byte> bytes) => bytes.Length < 30 ? default : bytes[15] switch
    {
        (byte)' ' => (BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF),
        (byte)'L' => BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]) is var bits ? ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1) : default,
        (byte)'X' => (1 + (BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]) & 0xFFFFFF), 1 + (BinaryPrimitives.ReadInt32LittleEndian(bytes[26..]) >>> 8)),
        _ => default,
    };
}
