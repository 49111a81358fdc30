namespace Ponder.TestKit.Skipping;

/// <summary>On a test class: something its <see cref="NeedyFactAttribute"/> tests cannot run without.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class NeedsAttribute : Attribute
{
    /// <summary>Why the tests cannot run here; null where they can.</summary>
    public abstract string? Missing { get; }
}
