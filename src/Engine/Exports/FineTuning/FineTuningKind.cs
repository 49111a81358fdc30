namespace Ponder.Engine.Exports.FineTuning;

/// <summary>What a service is to train a chat model with.</summary>
public enum FineTuningKind
{
    /// <summary>Supervised: a problem and a solution a row, <c>{"messages": […]}</c>.</summary>
    Chats,

    /// <summary>
    /// Direct preference optimization: a problem, a better and a worse solution a row,
    /// <c>{"input": {"messages": […]}, "preferred_output": […], "non_preferred_output": […]}</c>.
    /// </summary>
    Preferences,
}
