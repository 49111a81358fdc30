using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

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

    /// <summary>On a host without one, every call that needs a client of orchestrations ends with 500.</summary>
    [Fact]
    public void The_image_has_a_host_name_of_its_own_at_the_port_it_listens_on()
    {
        var docker = File.ReadAllText(Path.Combine(Root, "src", "Functions", "Dockerfile"));
        var port = ListenPort().Match(docker).Groups[1].Value;
        Assert.NotEmpty(port);
        Assert.Contains($"WEBSITE_HOSTNAME=localhost:{port} ", docker, StringComparison.Ordinal);
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

    [Fact]
    public void The_hosts_timeout_is_above_what_an_activity_takes_and_the_platforms_grace_above_the_apps()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "host.json")));
        var timeout = TimeSpan.Parse(host.RootElement.GetProperty("functionTimeout").GetString()!, CultureInfo.InvariantCulture);
        Assert.True(timeout > TimeSpan.FromSeconds(2 * 3000 + 600), "twice the longest Ponder:RoundTime and the longest grace must fit");
        Assert.Contains("terminationGracePeriodSeconds: stopGrace + 30", File.ReadAllText(Path.Combine(Root, "infra", "app", "app.bicep")), StringComparison.Ordinal);
        var durable = host.RootElement.GetProperty("extensions").GetProperty("durableTask");
        Assert.Equal("V2", durable.GetProperty("tracing").GetProperty("version").GetString());
        foreach (var queue in (string[])["controlQueueVisibilityTimeout", "workItemQueueVisibilityTimeout"])
            Assert.Equal("00:01:00", durable.GetProperty("storageProvider").GetProperty(queue).GetString()); // The least that is taken.
        Assert.Equal("Information", host.RootElement.GetProperty("logging").GetProperty("logLevel").GetProperty("Host.Function.Console").GetString());
    }

    [Fact]
    public void Replicas_follow_the_queues_that_the_task_hub_has()
    {
        var app = File.ReadAllText(Path.Combine(Root, "infra", "app", "app.bicep"));
        var hub = HubName().Match(app).Groups[1].Value;
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "host.json")));
        var partitions = host.RootElement.GetProperty("extensions").GetProperty("durableTask").GetProperty("storageProvider").GetProperty("partitionCount").GetInt32();
        foreach (var queue in Enumerable.Range(0, partitions).Select(i => $"{hub}-control-{i:D2}").Append($"{hub}-workitems").Append(Ponder.Functions.Api.ProblemFiles.Key))
            Assert.Contains($"'{queue}'", app, StringComparison.Ordinal);
        Assert.DoesNotContain($"{hub}-control-{partitions:D2}", app, StringComparison.Ordinal);
        Assert.Contains($"taskhubName: '{hub}'", app, StringComparison.Ordinal);
    }

    [Fact]
    public void Alerts_look_for_words_that_the_log_has_and_every_deployed_setting_is_told_with_its_cost()
    {
        var (alerts, log) = (File.ReadAllText(Path.Combine(Root, "infra", "app", "alerts.bicep")), File.ReadAllText(Path.Combine(Root, "src", "Functions", "Log.cs")));
        foreach (var words in (string[])["fails:", "started no job:"])
        {
            Assert.Contains($"words: '{words}'", alerts, StringComparison.Ordinal);
            Assert.Contains(words, log, StringComparison.Ordinal);
        }

        var page = File.ReadAllText(Path.Combine(Root, "docs", "operating.md"));
        foreach (Match setting in DeployedSetting().Matches(File.ReadAllText(Path.Combine(Root, "infra", "main.parameters.json"))))
            Assert.Contains($"`{setting.Groups[1].Value}`", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_journal_can_be_had_again_for_a_while_and_the_app_may_ask_its_model()
    {
        var storage = File.ReadAllText(Path.Combine(Root, "infra", "app", "storage.bicep"));
        foreach (var words in (string[])["isVersioningEnabled: true", "deleteRetentionPolicy: { enabled: true", "managementPolicies"]) Assert.Contains(words, storage, StringComparison.Ordinal);
        Assert.Contains("5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", File.ReadAllText(Path.Combine(Root, "infra", "app", "model.bicep")), StringComparison.Ordinal);
        Assert.Contains("name: 'Ponder__Proposer__Key', secretRef:", File.ReadAllText(Path.Combine(Root, "infra", "app", "app.bicep")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_replica_with_a_model_takes_work_when_it_is_open_and_may_read_its_files()
    {
        var app = File.ReadAllText(Path.Combine(Root, "infra", "app", "app.bicep"));
        var route = typeof(Ponder.Functions.Api.Health).GetMethod("Look")!.GetParameters()[0].GetCustomAttribute<HttpTriggerAttribute>()!;
        Assert.Equal(AuthorizationLevel.Anonymous, route.AuthLevel);
        Assert.Contains($"path: '/{route.Route}', port: 8080", app, StringComparison.Ordinal);
        foreach (var setting in (string[])[Hosting.ModelReadiness.Setting, "Ponder:ModelCache", "Ponder:Proposer:Folder", "Ponder:Proposer:Cuda", "Ponder:Verifier:Folder"])
            Assert.Contains($"'{setting.Replace(":", "__", StringComparison.Ordinal)}'", app, StringComparison.Ordinal);
        var longest = int.Parse(Regex.Match(File.ReadAllText(Path.Combine(Root, "infra", "main.bicep")), @"@maxValue\((\d+)\)\nparam startMinutes").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Contains("periodSeconds: startMinutes * 6\n    failureThreshold: 10", app, StringComparison.Ordinal);
        Assert.True(longest * 6 <= 240, "the platform takes no longer period, and no more failures");
        Assert.Contains("accessMode: 'ReadOnly'", app, StringComparison.Ordinal);
        Assert.Contains("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", File.ReadAllText(Path.Combine(Root, "infra", "app", "models.bicep")), StringComparison.Ordinal);
        Assert.Contains("'models' ]", File.ReadAllText(Path.Combine(Root, "infra", "app", "storage.bicep")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cli", "false", "Microsoft.ML.OnnxRuntime")]
    [InlineData("Cli", "true", "Microsoft.ML.OnnxRuntime.Gpu.Linux")]
    [InlineData("Functions", "false", "Microsoft.ML.OnnxRuntime")]
    [InlineData("Functions", "true", "Microsoft.ML.OnnxRuntime.Gpu.Linux")]
    public async Task Only_a_build_for_a_GPU_has_its_runtime_and_no_build_has_both(string host, string gpu, string expected)
    {
        var look = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(Root, "src", host, $"{host}.csproj"), "-getItem:PackageReference", $"-p:Gpu={gpu}", "-nologo"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(look)!;
        using var items = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        var runtimes = items.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!).Where(name => name.StartsWith("Microsoft.ML.OnnxRuntime", StringComparison.Ordinal));
        Assert.Equal([OperatingSystem.IsWindows() ? expected.Replace("Linux", "Windows", StringComparison.Ordinal) : expected], runtimes);
    }

    [Fact]
    public void The_image_asks_for_the_runtime_of_its_GPU_and_tests_carry_none()
    {
        Assert.Contains("-p:Gpu=${GPU:-false}", File.ReadAllText(Path.Combine(Root, "src", "Functions", "Dockerfile")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(AppContext.BaseDirectory, "*onnxruntime_providers_cuda*", SearchOption.AllDirectories));
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

    [GeneratedRegex(@"'TASKHUB_NAME', value: '(\w+)'")]
    private static partial Regex HubName();

    [GeneratedRegex(@"\$\{(PONDER_\w+)")]
    private static partial Regex DeployedSetting();

    [GeneratedRegex(@"path: (\S+)")]
    private static partial Regex DockerPath();

    [GeneratedRegex(@"ASPNETCORE_URLS=http://\+:(\d+)")]
    private static partial Regex ListenPort();

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
