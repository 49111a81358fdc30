using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using Ponder.Core.Proposing;

namespace Ponder.Inference.Onnx;

/// <summary>A decoder exported by src/Training/export.py, open for reading; the file itself says what it is.</summary>
public sealed class DecoderModel : IDisposable
{
    private DecoderModel(string path, byte[] file, InferenceSession session)
    {
        var facts = session.ModelMetadata.CustomMetadataMap;
        string Fact(string name) => facts.TryGetValue(name, out var fact)
            ? fact
            : throw new InvalidDataException($"{path}: the model's metadata lacks \"{name}\"; it is not one that export.py wrote");
        int Number(string name) => int.Parse(Fact(name), CultureInfo.InvariantCulture);

        Session = session;
        Vocabulary = JsonSerializer.Deserialize<string[]>(Fact("vocab"))!;
        (Layers, KeyValueHeads, HeadSize, Context) = (Number("layers"), Number("kv_heads"), Number("head_dim"), Number("context"));
        Output = session.OutputMetadata.Keys.Single(name => !name.StartsWith("present.", StringComparison.Ordinal));
        OutputWidth = session.OutputMetadata[Output].Dimensions[^1];
        var hash = Convert.ToHexStringLower(SHA256.HashData(file))[..16];
        Identity = new ModelIdentity(Fact("name"), hash, decimal.Parse(Fact("parameters"), CultureInfo.InvariantCulture));
    }

    /// <summary>Name and parameter count as the file says them; the fingerprint is a hash of the whole file.</summary>
    public ModelIdentity Identity { get; }

    /// <summary>One entry per token id.</summary>
    public IReadOnlyList<string> Vocabulary { get; }

    /// <summary>Tokens that one text may have.</summary>
    public int Context { get; }

    /// <summary>Whether it scores what it reads; it says what comes next if not.</summary>
    public bool Scores => Output == "scores";

    internal InferenceSession Session { get; }

    internal int Layers { get; }

    internal int KeyValueHeads { get; }

    internal int HeadSize { get; }

    internal string Output { get; }

    /// <summary>Numbers per token read: a logit per vocabulary entry, or one score.</summary>
    internal int OutputWidth { get; }

    /// <summary>Opens a model's file.</summary>
    /// <exception cref="InvalidDataException">The file is no such model.</exception>
    public static DecoderModel Open(string path, OnnxOptions options)
    {
        var file = File.ReadAllBytes(path);
        InferenceSession? session = null;
        try
        {
            session = OnnxSession.Open(file, options);
            return new DecoderModel(path, file, session);
        }
        catch (Exception e) when (e is OnnxRuntimeException or FormatException or JsonException or InvalidOperationException)
        {
            session?.Dispose();
            throw new InvalidDataException($"{path}: no decoder can be read from it: {e.Message}", e);
        }
    }

    /// <summary>Closes the session.</summary>
    public void Dispose() => Session.Dispose();
}
