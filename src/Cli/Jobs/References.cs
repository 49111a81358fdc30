using Ponder.Core.Problems;
using Ponder.Engine.Jobs;

namespace Ponder.Cli.Jobs;

/// <summary>Holds that problems have the right answers that a verb cannot do without, before anything is spent.</summary>
internal static class References
{
    /// <exception cref="JobException">A problem has none, or where <paramref name="all"/> is false, none has one.</exception>
    public static async Task ExpectAsync(ProblemSource source, ProblemFields? fields, string verb, bool all, CancellationToken stop)
    {
        var (count, known, first) = await source.ReferencesAsync(fields, stop);
        if (count == 0 || (all ? known == count : known > 0)) return;
        var seen = string.Join(", ", await source.FieldsAsync(fields, stop));
        throw new JobException(
            $"{source.Name}: {(known == 0 ? "no problem has" : $"{count - known:N0} of {count:N0} problems have no, such as \"{first}\",")} a right answer, which {verb} needs; "
            + $"its fields are {seen} (--field answer=NAME says which one it is)");
    }
}
