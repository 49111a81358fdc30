namespace Ponder.Inference.Settings;

/// <summary>Collects what is wrong with the settings of one section, so that all of it is said at once.</summary>
internal sealed class SettingFaults(string section)
{
    private readonly List<string> faults = [];

    /// <summary>Notes the setting unless the condition holds; gives the condition back.</summary>
    public bool Expect(bool holds, string name, object? value, string expected)
    {
        if (!holds) faults.Add($"{section}:{name} is \"{value}\": expected {expected}");
        return holds;
    }

    /// <exception cref="SettingException">There is a fault.</exception>
    public void Throw()
    {
        if (faults.Count > 0) throw new SettingException(faults);
    }
}
