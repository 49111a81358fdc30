using Ponder.Engine.Journals;

namespace Ponder.Engine.Service;

/// <summary>The words for how a job stands.</summary>
public static class JobStatuses
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<JobStatus>().Select(Word)];

    /// <summary>The word for it.</summary>
    public static string Word(JobStatus status) => JournalFormat.Word(status);

    /// <summary>What that word says.</summary>
    /// <exception cref="FormatException">There is no such word.</exception>
    public static JobStatus Parse(string word) => Words.Contains(word) ? Enum.Parse<JobStatus>(word, ignoreCase: true)
        : throw new FormatException($"status: expected one of {string.Join(", ", Words)}");
}
