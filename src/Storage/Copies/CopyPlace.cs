using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Ponder.Storage.Copies;

/// <summary>Where on this machine a folder's copy is kept, and what is beside it.</summary>
internal sealed partial class CopyPlace(string cache, string description)
{
    private readonly string root = Path.Combine(Path.GetFullPath(cache), NameOf(description));

    /// <summary>The copy itself: only whole and checked files.</summary>
    public string Files => Path.Combine(root, "files");

    /// <summary>What is on its way.</summary>
    public string Parts => Path.Combine(root, "parts");

    public string Record => Path.Combine(root, "record.json");

    public string Lock => Path.Combine(root, "lock");

    public string FileOf(BlobFile file) => Path.Combine([Files, .. file.Name.Split('/')]);

    public string PartOf(BlobFile file) => Path.Combine(Parts, file.Key);

    /// <summary>A part that is whole and checked.</summary>
    public string GoodOf(BlobFile file) => Path.Combine(Parts, $"{file.Key}.good");

    /// <exception cref="IOException">Nothing can be written there.</exception>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(Parts);
            Directory.CreateDirectory(Files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"no models can be kept in {cache}: {e.Message} Set Ponder:ModelCache to a folder on a local disk.", e);
        }
    }

    /// <summary>Bytes that can still be written there.</summary>
    public long Room() => new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(root)! : root).AvailableFreeSpace;

    /// <summary>The folder's own name for people, and a hash of its address: two folders never share a copy.</summary>
    private static string NameOf(string description)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(description)))[..12];
        return $"{Odd().Replace(description[(description.LastIndexOf('/') + 1)..], "-")}-{hash}";
    }

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Odd();
}
