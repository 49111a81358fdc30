namespace Ponder.Inference.Onnx.Language.Folders;

/// <summary>Finds Git LFS pointers: small texts that a plain clone leaves where the large files belong.</summary>
internal static class Pointers
{
    private static readonly byte[] Start = "version https://git-lfs.github.com/"u8.ToArray();

    /// <exception cref="InvalidDataException">One of the files is a pointer.</exception>
    public static void Refuse(IEnumerable<string> files)
    {
        foreach (var file in files.Where(File.Exists))
        {
            var read = new byte[Start.Length];
            using var stream = File.OpenRead(file);
            if (stream.ReadAtLeast(read, read.Length, throwOnEndOfStream: false) == read.Length && read.AsSpan().SequenceEqual(Start))
            {
                throw new InvalidDataException(
                    $"{file} is a Git LFS pointer ({stream.Length} bytes), not the file itself: run `git lfs pull` in its folder, or download the file");
            }
        }
    }
}
