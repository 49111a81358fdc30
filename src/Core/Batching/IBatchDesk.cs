namespace Ponder.Core.Batching;

/// <summary>
/// Where a service takes requests by the file, answers them within a day, and charges less for it: a file is uploaded, a batch is ordered
/// over it, looked at now and then, and its lines are collected. Ordering is the one thing that must not happen twice: an order whose answer
/// was lost is found again by its name.
/// </summary>
/// <remarks>Whatever cannot be had throws <see cref="Proposing.ModelUnavailableException"/>; one that lasts needs somebody to change a setting.</remarks>
public interface IBatchDesk
{
    /// <summary>How large a file may be, and how often is looked.</summary>
    BatchLimits Limits { get; }

    /// <summary>Uploads a file of requests; gives its id. Uploading costs nothing, and a file that nobody orders does nothing.</summary>
    /// <param name="name">The batch it is for.</param>
    /// <param name="lines">The requests, each one with its id.</param>
    /// <param name="cancel">Gives the upload up.</param>
    Task<string> UploadAsync(string name, IReadOnlyList<BatchRequest> lines, CancellationToken cancel = default);

    /// <summary>Orders a batch over an uploaded file; gives its id.</summary>
    /// <param name="order">What is ordered.</param>
    /// <param name="cancel">Gives waiting for the answer up; the batch may be made all the same.</param>
    /// <exception cref="BatchFullException">The service has no room for it now: nothing was made.</exception>
    /// <exception cref="BatchRefusedException">The service has refused it: nothing was made.</exception>
    Task<string> OrderAsync(BatchOrder order, CancellationToken cancel = default);

    /// <summary>The id of the batch that was ordered under that name; null where the service has none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="file">The file it was to be ordered over last: no other batch has it.</param>
    /// <param name="since">It was ordered no earlier.</param>
    /// <param name="cancel">Stops the looking.</param>
    Task<string?> FindAsync(string name, string file, DateTimeOffset since, CancellationToken cancel = default);

    /// <summary>How the batch stands; null where the service knows none of that id any more.</summary>
    Task<BatchLook?> LookAsync(string id, CancellationToken cancel = default);

    /// <summary>The lines that came, in any order; the same id may come more than once. What cannot be read is left out.</summary>
    IAsyncEnumerable<BatchLine> CollectAsync(BatchLook look, CancellationToken cancel = default);

    /// <summary>Has the batch stopped; what is done by then can still be collected, and is charged. Nothing happens where it has ended.</summary>
    Task CancelAsync(string id, CancellationToken cancel = default);

    /// <summary>Removes files of a batch that is collected: services keep only so many. What cannot be removed stays.</summary>
    Task RemoveAsync(IReadOnlyList<string> files, CancellationToken cancel = default);
}
