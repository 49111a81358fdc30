using System.CommandLine;
using System.CommandLine.Invocation;
using Ponder.Cli.Files;
using Ponder.Cli.SelfTraining;
using Ponder.Cli.Service;
using Ponder.Cli.View;
using Ponder.Cli.Words;
using Ponder.Hosting;

namespace Ponder.Cli;

/// <summary>The whole command line, whoever reads what it writes.</summary>
internal static class CommandLine
{
    /// <summary>Runs the arguments with the strategies and models of a host, or those that ship; gives the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, PonderBuilder? builder = null)
    {
        var root = Create(builder ?? new PonderBuilder());
        try
        {
            var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
            if (parsed.Action is ParseErrorAction) return Failures.Show(parsed, errors);
            if (FileArguments.Faults(parsed) is { Count: > 0 } faults) return Failures.Show(faults, errors);
            using var interrupts = new Interrupts(errors);
            var invocation = new Invocation
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = output,
                Error = errors,
                Interrupts = interrupts,
            };
            return await parsed.InvokeAsync(invocation, interrupts.Stop);
        }
#pragma warning disable CA1031 // The last resort: every failure has an exit code and a message.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Failures.Show(e, errors);
        }
    }

    /// <summary>All verbs.</summary>
    public static RootCommand Create(PonderBuilder host)
    {
        var root = Verbs(host);
        foreach (var option in root.Subcommands.SelectMany(verb => verb.Options)) ParseWords.Name(option);
        return root;
    }

    private static RootCommand Verbs(PonderBuilder host) =>
        new("Answers batches of hard questions with a fixed model, spending inference compute where it pays.")
        {
            DemoCommand.Create(host),
            RunCommand.Create(host),
            ResumeCommand.Create(host),
            EstimateCommand.Create(host),
            ReportCommand.Create(host),
            CompareCommand.Create(host),
            ShowCommand.Create(host),
            ViewCommand.Create(host),
            ExportCommand.Create(host),
            VerifyJournalCommand.Create(host),
            ReliabilityCommand.Create(host),
            EvalCommand.Create(host),
            CalibrateCommand.Create(host),
            SimulateCommand.Create(host),
            CardCommand.Create(host),
            DoctorCommand.Create(host),
            LabelCommand.Create(host),
            PairsCommand.Create(host),
            SelfTrainCommand.Create(host),
            SubmitCommand.Create(host.Strategies),
            StatusCommand.Create(),
            ResultsCommand.Create(host),
            StatusCommand.CreatePause(),
            ResumeServiceCommand.Create(),
            CancelCommand.Create(),
            JobsCommand.Create(host),
            DropsCommand.Create(),
            ProblemsCommand.Create(),
            StrategiesCommand.Create(host.Strategies),
            AnswersCommand.Create(),
        };
}
