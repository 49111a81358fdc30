using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Ponder.Inference.Settings;

namespace Ponder.Functions;

/// <summary>
/// Removes the history of orchestrations that came to their end: results, totals and the journal are not in it. What failed or was cancelled
/// is kept, for its reason stands nowhere else.
/// </summary>
internal sealed class HistoryPurge(IConfiguration configuration, TimeProvider time, ILogger<HistoryPurge> log)
{
    /// <summary>Days that history is kept after its orchestration began; <c>forever</c> keeps it.</summary>
    public const string Setting = "Ponder:History:Keep";

    private const double Usual = 7;

    [Function("PurgeHistory")]
    public async Task RunAsync([TimerTrigger("0 17 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        if (Before() is not { } before) return;
        var purged = await client.PurgeAllInstancesAsync(new(null, before, [OrchestrationRuntimeStatus.Completed]), cancel);
        if (purged.PurgedInstanceCount > 0) log.Purged(purged.PurgedInstanceCount, before);
    }

    /// <summary>What began before goes; null where nothing does.</summary>
    /// <exception cref="SettingException">The setting is no number of days.</exception>
    internal DateTimeOffset? Before() => configuration[Setting] switch
    {
        null or "" => time.GetUtcNow().AddDays(-Usual),
        "forever" => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 0 and <= 3650 => time.GetUtcNow().AddDays(-days),
        var text => throw new SettingException($"{Setting} is \"{text}\": expected 0 to 3650 days, or forever"),
    };
}
