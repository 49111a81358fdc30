namespace Ponder.Answers.Extraction;

/// <summary>A place in a text where an answer is announced.</summary>
/// <param name="At">Where the announcement begins.</param>
/// <param name="After">Where what it announces begins.</param>
/// <param name="Language">Its language.</param>
/// <param name="Noun">What it announces.</param>
/// <param name="Final">It says that there will be no other.</param>
/// <param name="Leads">It stands at the beginning of its sentence.</param>
internal sealed record Announcement(int At, int After, Language Language, string Noun, bool Final, bool Leads)
{
    /// <summary>An announcement that a box earlier in the text gives way to.</summary>
    public bool IsStrong => (Leads || Final) && Array.IndexOf(Languages.Weak, Noun) < 0;
}
