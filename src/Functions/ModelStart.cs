using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ponder.Engine.Jobs;
using Ponder.Hosting;

namespace Ponder.Functions;

/// <summary>Opens the models when the app starts, where a setting says so: the first activity then finds them open.</summary>
internal sealed class ModelStart(IServiceProvider services, ModelReadiness readiness, TimeProvider time, ILogger<ModelStart> log)
    : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!readiness.AtStart) return;
        for (var pause = First; ; pause = pause * 2 < Longest ? pause * 2 : Longest)
        {
            try
            {
                await Task.Run(services.GetRequiredService<JobModels>, stoppingToken);
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.NotOpened(e.Message, pause.TotalSeconds);
                await Task.Delay(pause, time, stoppingToken);
            }
        }
    }
}
