using Ponder.Inference.Settings;

namespace Ponder.Inference.Onnx.Language;

/// <summary>
/// The models that this process has open: whoever asks for the same folder with the same options shares one, so that a proposer and a judge
/// need its memory once and meet in its batches.
/// </summary>
internal static class OpenModels
{
    private static readonly Lock Change = new();
    private static readonly List<(LanguageOptions Options, LoadedModel Model, int Holders)> Open = [];

    /// <exception cref="SettingException">An option cannot be used.</exception>
    /// <exception cref="InvalidDataException">A file is missing or cannot be used.</exception>
    public static LoadedModel Take(LanguageOptions options)
    {
        var key = Key(options);
        lock (Change)
        {
            var at = Open.FindIndex(open => open.Options == key);
            if (at < 0)
            {
                Open.Add((key, LoadedModel.Open(options), 1));
                return Open[^1].Model;
            }

            Open[at] = Open[at] with { Holders = Open[at].Holders + 1 };
            return Open[at].Model;
        }
    }

    /// <summary>What is made of an open model and gives it back when it is disposed; a model that nothing can be made of is given back at once.</summary>
    /// <exception cref="SettingException">An option cannot be used.</exception>
    /// <exception cref="InvalidDataException">A file is missing or cannot be used.</exception>
    public static T Use<T>(LanguageOptions options, Func<LoadedModel, T> make)
    {
        var model = Take(options);
        try
        {
            return make(model);
        }
        catch
        {
            Give(model);
            throw;
        }
    }

    /// <summary>The last who gives a model back frees it.</summary>
    public static void Give(LoadedModel model)
    {
        lock (Change)
        {
            var at = Open.FindIndex(open => open.Model == model);
            if (at < 0) return;
            Open[at] = Open[at] with { Holders = Open[at].Holders - 1 };
            if (Open[at].Holders > 0) return;
            Open.RemoveAt(at);
        }

        model.Dispose();
    }

    /// <summary>What the open model depends on; the rest is for whoever uses it.</summary>
    private static LanguageOptions Key(LanguageOptions options) => options with
    {
        Folder = options.Folder is { Length: > 0 } folder ? Path.GetFullPath(folder) : null,
        Section = "",
        StepSeparator = "",
        Templates = null,
        Say = null,
    };
}
