namespace Ponder.Inference.Onnx.Language.Folders;

/// <summary>Whether this machine has memory enough for a model's weights, said before they are read.</summary>
internal static class Room
{
    /// <exception cref="InvalidDataException">It has not.</exception>
    public static void Check(ModelFolder folder)
    {
        var weights = Fingerprint.Weights(folder).Sum(file => new FileInfo(file).Length);
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (weights > memory)
        {
            throw new InvalidDataException(
                $"{folder.Folder}: the model's files have {Gib(weights)}, this process may have {Gib(memory)} of memory: take a smaller model, or one exported in fp16 or int4");
        }
    }

    private static string Gib(long bytes) => FormattableString.Invariant($"{bytes / (double)(1L << 30):0.0} GiB");
}
