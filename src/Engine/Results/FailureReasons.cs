using System.Text.RegularExpressions;
using Ponder.Search.Pages;

namespace Ponder.Engine.Results;

/// <summary>Why problems failed, the most frequent reason first. Reasons that differ in numbers and quoted words alone are one.</summary>
internal static partial class FailureReasons
{
    /// <summary>Reasons that are told apart; what comes later is not counted, so that memory does not grow with the job.</summary>
    private const int Most = 20;

    /// <summary>The reasons with one more, told in the words of the first.</summary>
    public static IReadOnlyList<NoteCount> Plus(IReadOnlyList<NoteCount> reasons, string? reason)
    {
        if (reason is null) return reasons;
        var kind = Kind(reason);
        var place = reasons.ToList().FindIndex(r => Kind(r.Text) == kind);
        if (place < 0 && reasons.Count >= Most) return reasons;
        List<NoteCount> more = [.. reasons];
        if (place < 0) more.Add(new(reason, 1));
        else more[place] = more[place] with { Count = more[place].Count + 1 };
        return [.. more.OrderByDescending(r => r.Count)];
    }

    private static string Kind(string reason) => Varying().Replace(reason, "…");

    [GeneratedRegex("""\d+|"[^"]*"|'[^']*'|`[^`]*`""")]
    private static partial Regex Varying();
}
