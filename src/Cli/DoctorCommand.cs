using System.CommandLine;
using Ponder.Cli.Jobs;
using Ponder.Hosting;
using Ponder.Inference.Settings;

namespace Ponder.Cli;

/// <summary><c>ponder doctor</c>: looks at everything a job needs, one by one, and says what is wrong.</summary>
internal static class DoctorCommand
{
    public static Command Create(PonderBuilder host)
    {
        var place = new PlaceArguments(host);
        var ask = new Option<bool>("--ask") { Description = "Also make one short request of each chat model, which is paid for." };
        var command = new Command("doctor", "Checks settings, models, endpoints, keys and the store one by one.") { ask };
        command.AddRange(place.WithoutPrices);
        command.SetAction(async (parsed, stop) =>
        {
            var terminal = place.Terminal(parsed);
            var findings = new List<Finding>();
            await foreach (var finding in new Checkup(place, parsed).LookAsync(parsed.GetValue(ask), stop))
            {
                findings.Add(finding);
                terminal.Line($"{(finding.Good ? "good" : "BAD "),-5} {finding.Subject}: {Secrets.Hide(finding.Words)}");
            }

            terminal.Document(findings);
            return findings.TrueForAll(f => f.Good) ? 0 : Failures.BadInput;
        });
        return command;
    }
}
