using Ponder.Core;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Storage;

namespace Ponder.Engine.Service;

/// <summary>Begins jobs of dropped files, with default options and a cap that must be set; what goes wrong is told in an entry.</summary>
/// <param name="service">Begins them.</param>
/// <param name="drops">Where it is told.</param>
/// <param name="budget">The cap, as <c>200000tok</c> or several by commas; <c>none</c> for none. Without one no file begins a job.</param>
public sealed class DropStarter(JobService service, Drops drops, string? budget)
{
    /// <summary>The setting that gives the budget.</summary>
    public const string Setting = "Ponder:Drops:Budget";

    private const string Uncapped = "none";

    /// <summary>Begins the file's job; the same file is the same job. Gives the entry.</summary>
    /// <exception cref="PonderException">Something failed that may pass: an entry says so, and the host hands the file over again.</exception>
    public async Task<Drop> StartAsync(string file, CancellationToken cancel)
    {
        try
        {
            var view = await service.StartAsync(Request(file), cancel);
            await drops.BeganAsync(file, view.Job, cancel);
            return new(file, default, Job: view.Job);
        }
        catch (Exception e) when (e is InputException or FormatException or ModelUnavailableException { Lasting: true })
        {
            await drops.RefusedAsync(file, e.Message, cancel);
            return new(file, default, Reason: e.Message);
        }
        catch (Exception e) when (e is PonderException and not StoreException)
        {
            await drops.RefusedAsync(file, $"{e.Message} (it is tried again)", cancel);
            throw;
        }
    }

    private StartRequest Request(string file) => Budget() is { Count: > 0 } texts ? new(file, Budget: texts) : new(file, NoCap: true);

    private IReadOnlyList<string> Budget()
    {
        if (string.IsNullOrWhiteSpace(budget))
        {
            throw new FormatException(
                $"no budget is set for dropped files: set {Setting} to one such as 200000tok, or to {Uncapped} for no cap, and drop the file again");
        }

        if (budget.Trim().Equals(Uncapped, StringComparison.OrdinalIgnoreCase)) return [];
        var texts = budget.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        try
        {
            CapText.Parse(texts);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{Setting}: {e.Message}", e);
        }

        return texts;
    }
}
