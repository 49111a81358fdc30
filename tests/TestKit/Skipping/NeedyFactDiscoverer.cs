using Xunit.Abstractions;
using Xunit.Sdk;

namespace Ponder.TestKit.Skipping;

/// <summary>Makes the test cases of <see cref="NeedyFactAttribute"/>; xunit creates it by name.</summary>
public sealed class NeedyFactDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
    [
        new NeedyTestCase(
            diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod),
    ];
}
