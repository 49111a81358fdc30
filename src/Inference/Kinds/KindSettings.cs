using Microsoft.Extensions.Configuration;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Kinds;

/// <summary>What a kind's factory is given: the settings of its section.</summary>
public sealed class KindSettings
{
    /// <summary>The setting that names the kind; every section has it.</summary>
    internal const string KindName = "Kind";

    private readonly IConfigurationSection section;
    private readonly Action<string>? say;

    internal KindSettings(IConfigurationSection section, Action<string>? say)
    {
        (this.section, this.say) = (section, say);
    }

    /// <summary>Where the settings stand: <c>Ponder:Proposer</c> or <c>Ponder:Verifier</c>. Messages put it before a setting.</summary>
    public string Section => section.Path;

    /// <summary>The settings as a record or class of yours: each property that can be written is a setting of the same name.</summary>
    /// <exception cref="SettingException">Settings are unknown, or one has no value of its type; the message names them.</exception>
    public T Read<T>()
        where T : new() => Read<T>([]);

    /// <summary>Tells the user what is no error: that there is no GPU, for one.</summary>
    public void Say(string words) => say?.Invoke(words);

    /// <summary>The same, where some properties are no settings.</summary>
    internal T Read<T>(params string[] others)
        where T : new() => SectionReader.Read<T>(section, [KindName, .. others]);
}
