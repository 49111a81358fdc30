namespace Ponder.Core.Proposing;

/// <summary>
/// What a purpose's prompt has beyond the problem as <see cref="IProposer.Read"/> counted it and the texts it looks at, in tokens, at most.
/// </summary>
/// <param name="Purpose">The purpose.</param>
/// <param name="Prompt">Tokens of the words that stand there once.</param>
/// <param name="Text">Tokens of the words around each text it looks at.</param>
public sealed record PromptWords(Purpose Purpose, int Prompt, int Text)
{
    /// <summary>The words around that many texts.</summary>
    public int Around(int texts) => Prompt + (Text * texts);
}
