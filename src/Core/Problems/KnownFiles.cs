namespace Ponder.Core.Problems;

/// <summary>Kinds of files that hold no text, told by their first bytes, and what to do with them.</summary>
internal static class KnownFiles
{
    private static readonly (byte[] Mark, string Name, string Remedy)[] All =
    [
        ([.. "PAR1"u8], "a Parquet file", "write its rows as JSON Lines first"),
        ([.. "PK\u0003\u0004"u8], "a zip archive or an Excel workbook", "unpack it, or save its sheet as CSV"),
        ([.. "%PDF"u8], "a PDF", "write its problems as JSON Lines first"),
        ([0x28, 0xB5, 0x2F, 0xFD], "packed by zstd", "unpack it first: only gzip is read as it is"),
        ([.. "BZh"u8], "packed by bzip2", "unpack it first: only gzip is read as it is"),
        ([0xFD, .. "7zXZ"u8, 0], "packed by xz", "unpack it first: only gzip is read as it is"),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "unpack it first"),
        ([.. "ARROW1"u8], "an Arrow file", "write its rows as JSON Lines first"),
        ([.. "ORC"u8, 0x0A], "an ORC file", "write its rows as JSON Lines first"),
        ([.. "Obj\u0001"u8], "an Avro file", "write its rows as JSON Lines first"),
        ([.. "SQLite format 3"u8], "a SQLite database", "write its rows as JSON Lines first"),
        ([.. "version https://git-lfs"u8], "a pointer of Git LFS", "fetch the file itself with `git lfs pull`"),
        ([.. "<!doctype html"u8], "a web page", "download the file itself"),
        ([.. "<!DOCTYPE html"u8], "a web page", "download the file itself"),
        ([.. "<html"u8], "a web page", "download the file itself"),
    ];

    /// <summary>What the file is and what to do; null where its first bytes name nothing.</summary>
    public static string? Named(ReadOnlySpan<byte> begun)
    {
        foreach (var (mark, name, remedy) in All)
        {
            if (begun.StartsWith(mark)) return $"the file is {name}: expected JSON Lines, a JSON array, CSV or TSV; {remedy}";
        }

        return null;
    }
}
