namespace Ponder.Inference.Kinds;

/// <summary>Fetches models' folders from elsewhere.</summary>
public interface IModelFiles
{
    /// <summary>
    /// The folder of this machine that holds the files of an address, whole and checked. Callers may ask at the same time; each waits until
    /// all of it is there.
    /// </summary>
    /// <param name="address">What a setting says, such as <c>blob://models/phi-4-mini</c>: something with a scheme.</param>
    /// <exception cref="FormatException">It is no address of a folder.</exception>
    /// <exception cref="IOException">The folder is not there, or the disk has no room.</exception>
    /// <exception cref="InvalidDataException">A file of it is damaged.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="Core.Storage.StoreException">It cannot be reached.</exception>
    string Fetch(string address);
}
