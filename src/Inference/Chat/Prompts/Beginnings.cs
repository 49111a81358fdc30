using Ponder.Core.Proposing;

namespace Ponder.Inference.Chat.Prompts;

/// <summary>What stands at the beginning of the model's reply already, and where the reply is to stop.</summary>
internal sealed class Beginnings(ChatOptions options)
{
    private string Open => options.ThinkOpen ?? "";

    /// <summary>Bytes of the marks around thinking.</summary>
    public int Marks => options.ThinkOpen is null ? 0 : Open.Length + options.ThinkClose.Length;

    public string? Beginning(ProposerPrompt prompt) => prompt.Purpose switch
    {
        Purpose.Think => Open + prompt.Prefix + prompt.Cue,
        Purpose.Conclude => Open + prompt.Prefix + options.ThinkClose + prompt.Cue,
        Purpose.Solve => prompt.Prefix + prompt.Cue,
        _ => null,
    };

    /// <summary>A stop ends one step only: where more are asked for, the draft is cut after the last of them.</summary>
    public string? Stop(ProposerPrompt prompt) =>
        prompt.Purpose == Purpose.Think ? options.ThinkClose.Trim() : prompt.Steps == 1 ? options.StepSeparator : null;
}
