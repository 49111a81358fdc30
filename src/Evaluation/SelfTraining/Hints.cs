using System.Text.Json;
using Ponder.Answers;
using Ponder.Engine.Running;

namespace Ponder.Evaluation.SelfTraining;

/// <summary>Problems with their answers given away.</summary>
internal static class Hints
{
    public const string Problem = "{problem}", Answer = "{answer}";

    /// <summary>Those problems of the job, a line each, as a problem file has them, and their plain texts by id.</summary>
    /// <param name="run">The job.</param>
    /// <param name="unsolved">Their ids.</param>
    /// <param name="hint">What is asked.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<(byte[] Lines, IReadOnlyDictionary<string, string> Texts)> OfAsync(JobRun run, IReadOnlySet<string> unsolved, string hint, CancellationToken cancel)
    {
        using var lines = new MemoryStream();
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var problem in run.Folder.ProblemsAsync(cancel))
        {
            var one = problem.Entry.Problem;
            if (!unsolved.Contains(one.Id)) continue;
            texts[one.Id] = one.Text;
            var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["id"] = one.Id,
                ["problem"] = hint.Replace(Problem, one.Text, StringComparison.Ordinal).Replace(Answer, one.Reference, StringComparison.Ordinal),
                ["answer"] = one.Reference!,
            };
            if (one.Kind is { } kind) fields["answerType"] = AnswerKinds.Names[(int)kind];
            await JsonSerializer.SerializeAsync(lines, fields, cancellationToken: cancel);
            lines.WriteByte((byte)'\n');
        }

        return (lines.ToArray(), texts);
    }
}
