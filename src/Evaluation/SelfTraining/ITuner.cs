namespace Ponder.Evaluation.SelfTraining;

/// <summary>Makes a model of another one and rows to learn from.</summary>
public interface ITuner
{
    /// <summary>Tunes; the same round on the same rows from the same start is tuned once, however often it is asked for.</summary>
    /// <param name="round">Which round, from 1.</param>
    /// <param name="rows">JSON Lines of <c>id</c>, <c>problem</c>, <c>attempts</c> (texts, none for a plain solution) and <c>solution</c>.</param>
    /// <param name="start">The folder of the model to start from; null is the one the tuner begins with by itself.</param>
    /// <param name="cancel">Stops the tuning.</param>
    /// <exception cref="Engine.Jobs.JobException">It failed; the message says why.</exception>
    Task<TunedModel> TuneAsync(int round, byte[] rows, string? start, CancellationToken cancel);
}

/// <summary>A tuned model.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Flops">What the tuning cost, 6 per parameter and token; null where nobody said.</param>
public sealed record TunedModel(string Folder, decimal? Flops);
