using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Ponder.TestKit.Emulators;

/// <summary>A running storage emulator with empty blob, queue and table services in memory, on free ports of this machine.</summary>
public sealed partial class Azurite : IAsyncDisposable
{
    // The emulator's well-known account.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly Dictionary<string, int> ports;

    private Azurite(Process process, Dictionary<string, int> ports) => (this.process, this.ports) = (process, ports);

    /// <summary>For all three services.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + string.Concat(ports.Select(port => $"{port.Key}Endpoint=http://127.0.0.1:{port.Value}/{Account};"));

    /// <summary>Installs it first where this user never had it.</summary>
    public static async Task<Azurite> StartAsync()
    {
        var home = await AzuriteInstallation.EnsureAsync();
        string[] options = ["--inMemoryPersistence", "--skipApiVersionCheck", "--blobPort", "0", "--queuePort", "0", "--tablePort", "0"];
        var process = Process.Start(new ProcessStartInfo("node", [AzuriteInstallation.Script, .. options])
        {
            Environment = { ["AZURITE"] = home },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Patience);
        var ports = new Dictionary<string, int>();
        while (ports.Count < 3)
        {
            var line = await process.StandardOutput.ReadLineAsync(limit.Token)
                ?? throw new InvalidOperationException("Azurite ended before it listened: " + await errors);
            if (Listening().Match(line) is { Success: true } match) ports[match.Groups[1].Value] = int.Parse(match.Groups[2].ValueSpan);
        }

        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new Azurite(process, ports);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"Azurite (Blob|Queue|Table) service is successfully listening at http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}
