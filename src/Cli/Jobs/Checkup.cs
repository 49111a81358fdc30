using System.CommandLine;
using System.Runtime.CompilerServices;
using Ponder.Core;
using Ponder.Core.Proposing;
using Ponder.Core.Storage;
using Ponder.Inference.Chat;
using Ponder.Inference.Kinds;
using Ponder.Inference.Settings;

namespace Ponder.Cli.Jobs;

/// <summary>Looks at the store, the settings and the models, as far as each lets one see the next.</summary>
internal sealed class Checkup(PlaceArguments place, ParseResult parsed)
{
    public async IAsyncEnumerable<Finding> LookAsync(bool ask, [EnumeratorCancellation] CancellationToken stop)
    {
        yield return await StoreAsync(stop);
        var said = new List<string>();
        ModelSettings? settings = null;
        yield return Try("settings", () => Words(settings = place.Settings(parsed, said.Add), "can be read"));
        if (settings is null) yield break;
        IReadOnlyList<string> sections = [];
        if (Try(ModelSettings.ProposersSection, () => Words(sections = settings.ProposerSections, "")) is { Good: false } unread) yield return unread;
        foreach (var section in sections) yield return Try(section, () => Opened(settings.OpenProposer(section), p => p.Identity));
        yield return Try(ModelSettings.VerifierSection, () => settings.OpenVerifier() is { } verifier
            ? Opened(verifier, v => v.Identity)
            : "none: strategies that need scores are refused");
        if (settings.Of("Ponder:Retriever").First is not null)
            yield return Try("Ponder:Retriever", () => place.Retriever(settings) is { } retriever ? Opened(retriever, r => new(r.Identity.Name, r.Identity.Fingerprint, 0)) : "none: strategies that search documents are refused");
        foreach (var words in said.Where(words => words != ModelSettings.NoVerifier)) yield return new("GPU", false, words);
        foreach (var open in (IEnumerable<Func<ChatOptions?>>)[.. sections.Select(section => (Func<ChatOptions?>)(() => settings.ProposerChat(section))), () => settings.VerifierChat])
        {
            ChatOptions? chat = null;
            // What cannot be read has been said above.
            if (!Try("", () => Words(chat = open(), "")).Good || chat is null) continue;
            foreach (var finding in await new ChatDoctor(chat).LookAsync(ask, stop)) yield return finding;
        }
    }

    private async Task<Finding> StoreAsync(CancellationToken stop)
    {
        try
        {
            var store = place.Store(parsed);
            var name = $"doctor/{Guid.NewGuid():n}";
            await store.TryCreateAsync(name, new byte[] { 1 }, stop);
            var read = await store.TryReadAsync(name, stop);
            await store.DeleteAsync(name, stop);
            var words = read is [1] ? "can be written, read and cleared" : "does not give back what was written";
            return new("store", read is [1], $"{store.Description} {words}");
        }
        catch (Exception e) when (e is StoreException or InputException or FormatException or IOException
            or UnauthorizedAccessException or ArgumentException)
        {
            return new("store", false, e.Message);
        }
    }

    private static Finding Try(string subject, Func<string> look)
    {
        try
        {
            return new(subject, true, look());
        }
        catch (Exception e) when (e is InputException or FormatException or IOException
            or InvalidDataException or UnauthorizedAccessException or StoreException)
        {
            return new(subject, false, e.Message);
        }
    }

    private static string Opened<T>(T model, Func<T, ModelIdentity> identity)
    {
        using (model as IDisposable)
        {
            var name = $"{identity(model).Name} {identity(model).Fingerprint}".TrimEnd();
            return model is IDescribed described ? $"{name}: {described.Describe()}" : name;
        }
    }

    private static string Words(object? seen, string words) => seen is null ? "" : words;
}
