using Ponder.Core.Proposing;

namespace Ponder.Inference.Chat.Prompts;

/// <summary>What stands at the beginning of the model's reply already, and where the reply is to stop.</summary>
/// <param name="separator">What stands between steps.</param>
/// <param name="open">What opens thinking; null where the model does not think.</param>
/// <param name="close">What closes it.</param>
internal sealed class Beginnings(string separator, string? open, string close)
{
    /// <summary>The marks around thinking.</summary>
    public string Marks => open is null ? "" : open + close;

    public string? Beginning(ProposerPrompt prompt) => prompt.Purpose switch
    {
        Purpose.Think => open + prompt.Prefix + prompt.Cue,
        Purpose.Conclude => open + prompt.Prefix + close + prompt.Cue,
        Purpose.Solve or Purpose.Search => prompt.Prefix + prompt.Cue,
        _ => null,
    };

    /// <summary>A stop ends one step only: where more are asked for, the draft is cut after the last of them.</summary>
    public string? Stop(ProposerPrompt prompt) =>
        prompt.Purpose == Purpose.Think ? close.Trim() : prompt.Steps == 1 ? separator : prompt.Stop.Count > 0 ? prompt.Stop[0] : null;
}
