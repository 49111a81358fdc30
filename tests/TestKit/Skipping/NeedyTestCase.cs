using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Ponder.TestKit.Skipping;

/// <summary>A test case that asks the class it runs on, and not the one that declares it, what it needs.</summary>
public sealed class NeedyTestCase : XunitTestCase
{
    /// <summary>For xunit, which restores test cases from text.</summary>
    [Obsolete("For deserialization only")]
    public NeedyTestCase()
    {
    }

    /// <inheritdoc cref="XunitTestCase"/>
    public NeedyTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(diagnostics, display, options, method)
    {
    }

    /// <inheritdoc/>
    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute)
        ?? TestMethod.TestClass.Class.ToRuntimeType().GetCustomAttributes<NeedsAttribute>().Select(need => need.Missing).FirstOrDefault();
}
