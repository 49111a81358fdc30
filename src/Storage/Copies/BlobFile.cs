using System.Security.Cryptography;
using System.Text;
using Azure;

namespace Ponder.Storage.Copies;

/// <summary>A file of a folder in blob storage, as its listing tells of it.</summary>
/// <param name="Name">Its path below the folder, parts joined by <c>/</c>.</param>
/// <param name="Length">Its length, in bytes.</param>
/// <param name="Tag">The version of its content.</param>
/// <param name="Md5">Its content's MD5, where whoever wrote it left one.</param>
internal sealed record BlobFile(string Name, long Length, ETag Tag, byte[]? Md5)
{
    /// <summary>Names this content and no other: what was fetched of another version is never taken for it.</summary>
    public string Key { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name}\n{Tag}\n{Length}")))[..20];

    /// <exception cref="InvalidDataException">It could lead out of the folder that the copy is kept in.</exception>
    public static string CheckName(string name) =>
        name.Split('/').Any(part => part is "" or "." or "..") || name.AsSpan().IndexOfAny("\\:\0") >= 0
            ? throw new InvalidDataException($"'{name}' cannot be the name of a file in a model's folder: rename it")
            : name;
}
