using System.Security.Cryptography;
using System.Text;
using Ponder.Core.Recorded;

using Ponder.Inference.Settings;

namespace Ponder.Inference.Recorded;

/// <summary>Recorded answers by the text of their problem, and by its id.</summary>
internal sealed class RecordedLibrary
{
    private readonly SortedDictionary<string, RecordedProblem> problems = new(StringComparer.Ordinal);

    private RecordedLibrary(string name, string fingerprint, IEnumerable<RecordedProblem> all)
    {
        (Name, Fingerprint) = (name, fingerprint);
        foreach (var problem in all)
        {
            if (!problems.TryAdd(problem.Text, problem))
                throw new SettingException($"{name}: the problem \"{problem.Id}\" is recorded twice: expected each once, all its samples in one line");
            problems.TryAdd(problem.Id, problem);
        }
    }

    /// <summary>The files' names.</summary>
    public string Name { get; }

    /// <summary>A hash of their content.</summary>
    public string Fingerprint { get; }

    /// <summary>Opens the files that the settings name.</summary>
    /// <exception cref="SettingException">None is named, or one is not there.</exception>
    public static RecordedLibrary Open(string section, RecordedSettings settings)
    {
        var paths = (settings.File ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (paths.Length == 0 || paths.FirstOrDefault(path => !System.IO.File.Exists(path)) is not null)
            throw new SettingException($"{section}:{nameof(settings.File)} is \"{settings.File}\": expected files of recorded answers, joined by semicolons");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var all = new List<RecordedProblem>();
        foreach (var path in paths)
        {
            var content = System.IO.File.ReadAllBytes(path);
            hash.AppendData(content);
            using var stream = new MemoryStream(content, writable: false);
            all.AddRange(RecordedFile.ReadAsync(Path.GetFileName(path), stream).GetAwaiter().GetResult());
        }

        hash.AppendData(Encoding.UTF8.GetBytes($"{settings.Seed}"));
        var names = string.Join("+", paths.Select(Path.GetFileNameWithoutExtension));
        return new(names, Convert.ToHexStringLower(hash.GetHashAndReset())[..16], all);
    }

    /// <summary>The problem whose text, or id, that is.</summary>
    public RecordedProblem? Find(string text) => problems.GetValueOrDefault(text);
}
