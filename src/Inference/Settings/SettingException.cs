using Ponder.Core;

namespace Ponder.Inference.Settings;

/// <summary>Settings that cannot be used. The message has a line for each: which one it is, what it says and what was expected.</summary>
public sealed class SettingException : InputException
{
    /// <summary>One setting that cannot be used.</summary>
    public SettingException(string message, Exception? inner = null)
        : base(message, inner) => Faults = [message];

    /// <summary>Several, all found at once.</summary>
    public SettingException(IReadOnlyList<string> faults)
        : base(string.Join('\n', faults)) => Faults = faults;

    /// <summary>What is wrong, one entry for each setting.</summary>
    public IReadOnlyList<string> Faults { get; }
}
