using Xunit;
using Xunit.Sdk;

namespace Ponder.TestKit.Skipping;

/// <summary>A fact that is skipped where its class, which may inherit it, lacks what it <see cref="NeedsAttribute">needs</see>.</summary>
[XunitTestCaseDiscoverer("Ponder.TestKit.Skipping.NeedyFactDiscoverer", "Ponder.TestKit")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedyFactAttribute : FactAttribute;
