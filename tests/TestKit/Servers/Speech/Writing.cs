namespace Ponder.TestKit.Servers.Speech;

/// <summary>Says what the model writes to a request, to the end it would come to if nobody stopped it. A pure function.</summary>
public delegate string Author(Writing writing);

/// <summary>What a model is to go on from.</summary>
/// <param name="Prompt">All that it reads, written out; what did not fit the context is gone.</param>
/// <param name="Begun">What stands of its reply already; the end of the prompt.</param>
/// <param name="Temperature">The request's; 1 where it has none.</param>
/// <param name="Seed">The request's; 0 where it has none.</param>
/// <param name="Index">Which of the request's samples it is, from 0.</param>
public sealed record Writing(string Prompt, string Begun, ulong Seed, int Index, double Temperature);
