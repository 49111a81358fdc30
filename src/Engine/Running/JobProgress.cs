using Ponder.Core.Budgets;

namespace Ponder.Engine.Running;

/// <summary>How far a job is: for people who wait.</summary>
/// <param name="Wave">The wave under way, from 0.</param>
/// <param name="Done">Problems whose pages have settled in this wave.</param>
/// <param name="Problems">Problems this wave visits.</param>
/// <param name="Rounds">Rounds executed or read so far.</param>
/// <param name="Spent">Spend so far, rounds in settled pages and under way.</param>
public sealed record JobProgress(int Wave, long Done, long Problems, long Rounds, Spend Spent);
