using System.Runtime.CompilerServices;

namespace Ponder.Cli.Tests.Doctor;

/// <summary>A published model's folder with a fault: doctor and run say it alike, and no job comes to be.</summary>
public sealed class ModelFaultTests : IDisposable
{
    private readonly CommandLineRun run = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ponder-fault-");

    public void Dispose()
    {
        run.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_whole_folder_is_described()
    {
        Copy();
        var written = await CommandLineRun.RunAsync(["doctor", "--store", run.Store, "--verifier", "none", .. Model]);
        Assert.True(written.Code == 0, written.All);
        Assert.Contains("qwen2, ", written.Output, StringComparison.Ordinal);
        Assert.Contains("on the CPU, 24 texts at once", written.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.onnx", "version https://git-lfs.github.com/spec/v1\n", "is a Git LFS pointer")]
    [InlineData("model.onnx", "x", "is no ONNX model, or is cut short")]
    [InlineData("tokenizer.json", "{", "tokenizer.json cannot be read")]
    [InlineData("tokenizer_config.json", """{"tokenizer_class":"x"}""", "has no chat template")]
    public async Task A_fault_is_bad_input_for_both(string file, string text, string words)
    {
        Copy();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), text);
        var problems = run.File("p.jsonl", """{"id":"1","problem":"1 + 1?"}""" + "\n");
        var doctor = await CommandLineRun.RunAsync(["doctor", "--store", run.Store, "--verifier", "none", .. Model]);
        var job = await CommandLineRun.RunAsync(["run", problems, "--store", run.Store, "--verifier", "none", "--strategy", "majority", "--n", "2", .. Model]);
        Assert.Equal((2, 2), (doctor.Code, job.Code));
        Assert.Contains(words, doctor.Output, StringComparison.Ordinal);
        Assert.Contains(words, job.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", job.Errors, StringComparison.Ordinal);
    }

    private string[] Model => ["--proposer", "onnx", "--setting", $"Proposer:Folder={folder.FullName}"];

    private void Copy([CallerFilePath] string here = "")
    {
        var tiny = Path.Combine(Path.GetDirectoryName(here)!, "../../Inference.Tests/Onnx/Language/Tiny/qwen2.5-plain");
        foreach (var file in Directory.GetFiles(tiny)) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
    }
}
