namespace Ponder.Engine.Exports;

/// <summary>What of a job is exported.</summary>
public enum ExportKind
{
    /// <summary>Every candidate: its text, answer, step scores, seed and tokens.</summary>
    Candidates,

    /// <summary>Each problem and its solution as a chat, to train a model on.</summary>
    Solutions,

    /// <summary>Pairs of a better and a worse solution of the same problem, to train a model or a verifier on.</summary>
    Preferences,

    /// <summary>Solutions cut into their steps, each with its score, to train a process reward model on.</summary>
    Steps,
}
