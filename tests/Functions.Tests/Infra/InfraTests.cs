using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ponder.Functions.Tests.Infra;

/// <summary>What can be said of the deployment without deploying: files are where others say they are, and say what the app needs.</summary>
public partial class InfraTests
{
    private static readonly string Root = Find();

    [Fact]
    public void Azure_yaml_names_a_Dockerfile_that_publishes_the_app_and_does_not_run_as_root()
    {
        var yaml = File.ReadAllText(Path.Combine(Root, "azure.yaml"));
        Assert.Contains("host: containerapp", yaml, StringComparison.Ordinal);
        var docker = File.ReadAllText(Path.Combine(Root, DockerPath().Match(yaml).Groups[1].Value));
        Assert.Contains("dotnet publish src/Functions/Functions.csproj", docker, StringComparison.Ordinal);
        Assert.Matches("(?m)^USER (?!root)", docker);
    }

    [Fact]
    public void Every_module_and_every_parameter_is_there()
    {
        var main = File.ReadAllText(Path.Combine(Root, "infra", "main.bicep"));
        foreach (Match module in Module().Matches(main))
        {
            var text = File.ReadAllText(Path.Combine(Root, "infra", module.Groups[1].Value));
            foreach (Match given in Given().Matches(module.Groups[2].Value))
                Assert.Matches($"(?m)^param {given.Groups[1].Value} ", text);
        }

        using var parameters = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "infra", "main.parameters.json")));
        foreach (var parameter in parameters.RootElement.GetProperty("parameters").EnumerateObject()) Assert.Matches($"(?m)^param {parameter.Name} ", main);
        using var abbreviations = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "infra", "abbreviations.json")));
        foreach (Match used in Abbreviation().Matches(main)) Assert.True(abbreviations.RootElement.TryGetProperty(used.Groups[1].Value, out _), used.Value);
    }

    [Fact]
    public void Storage_has_no_shared_keys_and_every_setting_the_app_reads_is_given()
    {
        Assert.Contains("allowSharedKeyAccess: false", File.ReadAllText(Path.Combine(Root, "infra", "app", "storage.bicep")), StringComparison.Ordinal);
        using var local = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "local.settings.json")));
        var app = File.ReadAllText(Path.Combine(Root, "infra", "app", "app.bicep"));
        foreach (var setting in local.RootElement.GetProperty("Values").EnumerateObject()) Assert.Contains($"'{setting.Name}", app, StringComparison.Ordinal);
    }

    [Fact]
    public void Local_settings_hold_the_emulators_addresses_and_no_secret()
    {
        using var local = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "local.settings.json")));
        foreach (var setting in local.RootElement.GetProperty("Values").EnumerateObject()) Assert.DoesNotContain("AccountKey", setting.Value.GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("UseDevelopmentStorage=true", local.RootElement.GetProperty("Values").GetProperty("AzureWebJobsStorage").GetString());
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "host.json")));
        Assert.Equal("OpenTelemetry", host.RootElement.GetProperty("telemetryMode").GetString());
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Functions.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("Functions.sln is in no folder above the tests");
        return folder.FullName;
    }

    [GeneratedRegex(@"path: (\S+)")]
    private static partial Regex DockerPath();

    [GeneratedRegex(@"module \w+ '([^']+)'.*?params: \{(.*?)\}\r?\n", RegexOptions.Singleline)]
    private static partial Regex Module();

    [GeneratedRegex(@"(\w+): ")]
    private static partial Regex Given();

    [GeneratedRegex(@"\$\{abbreviations\.(\w+)\}")]
    private static partial Regex Abbreviation();
}
