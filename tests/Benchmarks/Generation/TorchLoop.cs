using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Ponder.Benchmarks.Generation;

/// <summary>torch_loop.py as a child process: a number of seconds on a line in, tokens per second on a line out.</summary>
internal sealed class TorchLoop : IDisposable
{
    private readonly Process _process;

    private TorchLoop(Process process) => _process = process;

    public static TorchLoop Start(string python, string[] problems, int atOnce, int samples, double temperature)
    {
        var root = Root();
        var start = new ProcessStartInfo(python)
        {
            ArgumentList =
            {
                "-B", Path.Combine(root, "tests/Benchmarks/Generation/torch_loop.py"),
                Path.Combine(AppContext.BaseDirectory, "Shipped/proposer.onnx"),
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PYTHONPATH"] = Path.Combine(root, "src/Training");
        // Threads that spin while they wait would slow PyTorch down on a machine that is not idle.
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{python} did not start");
        process.StandardInput.WriteLine(JsonSerializer.Serialize(new { problems, atOnce, samples, temperature }));
        return new TorchLoop(process);
    }

    public double Rate(int seconds)
    {
        _process.StandardInput.WriteLine(seconds);
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("torch_loop.py ended; does its python have torch and onnx?");
        return double.Parse(line, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Functions.sln is in no folder above the program");
    }
}
