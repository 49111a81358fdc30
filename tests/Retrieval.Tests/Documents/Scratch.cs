namespace Ponder.Retrieval.Tests.Documents;

/// <summary>A folder that goes when the test ends.</summary>
public sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ponder-documents").FullName;

    public string Below(string name) => System.IO.Path.Combine(Path, name);

    public Scratch With(string name, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Below(name))!);
        File.WriteAllText(Below(name), content);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
