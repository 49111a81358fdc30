using System.Text;
using Ponder.Core.Candidates;

namespace Ponder.Engine.Exports.FineTuning;

/// <summary>A problem, its solution, and a worse one where the file is of preferences.</summary>
internal sealed record TuningRow(string Problem, string Prompt, TuningText Preferred, TuningText? Rejected = null)
{
    /// <summary>Pictures that the problem is asked with.</summary>
    public int Pictures { get; init; }
}

/// <summary>A solution's text, and its tokens as its proposer counted them.</summary>
internal sealed record TuningText(string Text, int Recorded)
{
    private const int BytesPerToken = 3;

    /// <summary>What was counted may hold thoughts that are not in the text: no text has more tokens than bytes.</summary>
    public long Tokens => Recorded > 0 ? Math.Min(Recorded, Encoding.UTF8.GetByteCount(Text)) : Estimate(Text);

    public static TuningText Of(Candidate candidate, string text) => new(text, candidate.Tokens);

    /// <summary>Of a text that nobody counted.</summary>
    public static long Estimate(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;
}
