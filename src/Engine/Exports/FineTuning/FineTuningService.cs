namespace Ponder.Engine.Exports.FineTuning;

/// <summary>Who is to read the file.</summary>
public enum FineTuningService
{
    /// <summary>OpenAI: UTF-8.</summary>
    OpenAI,

    /// <summary>Azure OpenAI: UTF-8 that begins with a byte-order mark.</summary>
    Azure,
}
