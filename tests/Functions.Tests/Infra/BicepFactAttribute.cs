using System.Reflection;

namespace Ponder.Functions.Tests.Infra;

/// <summary>A test that needs the Bicep compiler, which comes as a package for some machines.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute()
    {
        if (Compiler is null) Skip = "there is no Bicep compiler for this machine";
    }

    public static string? Compiler { get; } =
        typeof(BicepFactAttribute).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "Bicep")?.Value is { } path && File.Exists(path) ? path : null;
}
