using System.Diagnostics;
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
    public void Nothing_is_deployed_with_a_key()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "infra"), "*.bicep", SearchOption.AllDirectories))
            Assert.DoesNotMatch("(?i)listKeys|sharedKey:|AccountKey|code=", File.ReadAllText(file));
    }

    [Fact]
    public void A_new_file_is_told_of_once_through_a_queue_that_is_there_and_the_app_listens_to()
    {
        var events = File.ReadAllText(Path.Combine(Root, "infra", "app", "events.bicep"));
        var queue = Queue().Match(events).Groups[1].Value;
        Assert.Contains($"'queues' = {{ name: '{queue}' }}", File.ReadAllText(Path.Combine(Root, "infra", "app", "storage.bicep")), StringComparison.Ordinal);
        Assert.Equal(Ponder.Functions.Api.ProblemFiles.Key, queue);
        var trigger = File.ReadAllText(Path.Combine(Root, "src", "Functions", "ProblemsTrigger.cs"));
        foreach (Match off in Disabled().Matches(File.ReadAllText(Path.Combine(Root, "infra", "app", "app.bicep"))))
            Assert.Contains($"[Function(\"{off.Groups[1].Value}\")]", trigger, StringComparison.Ordinal);
    }

    [Fact]
    public void The_image_gets_the_CUDA_that_the_runtime_was_built_for_and_azure_yaml_asks_for_it()
    {
        var yaml = File.ReadAllText(Path.Combine(Root, "azure.yaml"));
        var docker = File.ReadAllText(Path.Combine(Root, DockerPath().Match(yaml).Groups[1].Value));
        foreach (Match given in BuildArgument().Matches(yaml)) Assert.Matches($"(?m)^ARG {given.Groups[1].Value}=", docker);
        var runtime = Version.Parse(Runtime().Match(File.ReadAllText(Path.Combine(Root, "Directory.Packages.props"))).Groups[1].Value);
        Assert.Contains($"ARG CUDA={(runtime >= new Version(1, 27) ? 13 : 12)}-", docker, StringComparison.Ordinal);
        Assert.Contains("${PONDER_GPU", File.ReadAllText(Path.Combine(Root, "infra", "main.parameters.json")), StringComparison.Ordinal);
        Assert.Contains("GPU=${PONDER_GPU}", yaml, StringComparison.Ordinal);
    }

    [BicepFact]
    public async Task Bicep_compiles_it_without_a_warning()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(BicepFactAttribute.Compiler!, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var build = new ProcessStartInfo(BicepFactAttribute.Compiler!, ["build", Path.Combine(Root, "infra", "main.bicep"), "--stdout"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(build)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, said));
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

    [GeneratedRegex(@"queueName: '(\w+)'")]
    private static partial Regex Queue();

    [GeneratedRegex(@"AzureWebJobs_(\w+?)_Disabled")]
    private static partial Regex Disabled();

    [GeneratedRegex(@"- (\w+)=")]
    private static partial Regex BuildArgument();

    [GeneratedRegex(@"OnnxRuntime\.Gpu\.Linux"" Version=""([\d.]+)""")]
    private static partial Regex Runtime();

    [GeneratedRegex(@"module \w+ '([^']+)'.*?params: \{(.*?)\}\r?\n", RegexOptions.Singleline)]
    private static partial Regex Module();

    [GeneratedRegex(@"(\w+): ")]
    private static partial Regex Given();

    [GeneratedRegex(@"\$\{abbreviations\.(\w+)\}")]
    private static partial Regex Abbreviation();
}
