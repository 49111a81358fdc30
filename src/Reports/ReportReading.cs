namespace Ponder.Reports;

/// <summary>Where a candidate's answer was read.</summary>
/// <param name="Why">The rule that read it; or why nothing was read.</param>
internal sealed record ReportReading(string Why)
{
    /// <summary>Where in the whole text it begins; null where nothing was read.</summary>
    public int? Start { get; init; }

    /// <summary>How many characters it takes there.</summary>
    public int? Length { get; init; }

    /// <summary>The place with what is around it, where the page has no room for the text up to there.</summary>
    public ReportExcerpt? Excerpt { get; init; }
}

/// <summary>A place in a text: what stands before, at and after it.</summary>
internal sealed record ReportExcerpt(string Before, string At, string After);
