using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ponder.Core.Seeds;

/// <summary>
/// Seeds as stable hashes: the same job seed, problem and place in the search give the same seed in every process and version,
/// so that a search can be replayed, and a sample drawn for one strategy is the sample another would draw in its place.
/// </summary>
public static class Seed
{
    /// <summary>The root of all seeds of one problem.</summary>
    public static ulong OfProblem(ulong job, string problem) => Hash($"{job}\n{problem}");

    /// <summary>The seed of draw number <paramref name="index"/> in a mode (what is asked, at which temperature) below a parent.</summary>
    public static ulong OfDraw(ulong parent, string mode, int index) => Hash($"{parent}\n{mode}\n{index}");

    /// <summary>A stable 64-bit hash of a text: the first 8 bytes, little-endian, of the SHA-256 of its UTF-8.</summary>
    public static ulong Hash(string text)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }
}
