using System.Globalization;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;

namespace Ponder.Reports;

/// <summary>What a job was asked for beside its strategy, as a page tells it; null where nothing was said.</summary>
/// <param name="Seed">The seed, as text: a number of 64 bits is none in a browser.</param>
/// <param name="Temperature">The sampling temperature.</param>
/// <param name="MaxTokens">Tokens a solution may have.</param>
/// <param name="Answers">What kinds of answers are asked for.</param>
/// <param name="ProblemCap">What one problem may spend.</param>
/// <param name="Aggregation">How step scores become one.</param>
/// <param name="TargetAccuracy">The accuracy that answers without review are to have.</param>
internal sealed record ReportSettings(
    string Seed, double Temperature, int MaxTokens, string? Answers, string? ProblemCap, string? Aggregation, double? TargetAccuracy)
{
    public static ReportSettings Of(JobSpec spec, JobSummary job) => new(
        spec.Options.Seed.ToString(CultureInfo.InvariantCulture),
        spec.Options.Temperature,
        spec.Settings.MaxTokens,
        spec.Kinds is { } kinds ? string.Join(", ", kinds.Select(JournalFormat.Word)) : null,
        spec.Options.ProblemCap is { } cap && cap != Cap.None ? $"{cap}" : null,
        spec.Verifier is null ? null : JournalFormat.Word(spec.Settings.Voting.Aggregation),
        job.TargetAccuracy);
}
