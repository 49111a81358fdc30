using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Hosting;

namespace Ponder.Cli;

/// <summary><c>ponder verify-journal</c>: recomputes every total of a job from its rounds.</summary>
internal static class VerifyJournalCommand
{
    public static Command Create(PonderBuilder host)
    {
        var id = new Argument<string>("job") { Description = "The job's id." };
        var place = new PlaceArguments(host);
        var command = new Command("verify-journal", "Recomputes a job's totals from the rounds in its journal.") { id };
        command.AddRange(place.StoreOnly);
        command.SetAction(async (parsed, stop) =>
        {
            var (terminal, store) = (place.Terminal(parsed), place.Store(parsed));
            var audit = await new JournalAudit(await JobStore.OpenAsync(store, parsed.GetValue(id)!, stop)).RunAsync(stop);
            terminal.Line($"{audit.Rounds:N0} rounds: {JobSession.Spent(audit.Spent)}");
            if (audit.InDoubt != default) terminal.Line($"in doubt: {audit.InDoubt.Tokens:N0} tokens charged for calls whose replies were lost");
            foreach (var fault in audit.Faults) terminal.Line(fault);
            terminal.Line(audit.Faults.Count == 0 ? "every total agrees" : $"{audit.Faults.Count} totals disagree");
            terminal.Document(audit);
            return audit.Faults.Count == 0 ? 0 : Failures.Internal;
        });
        return command;
    }
}
