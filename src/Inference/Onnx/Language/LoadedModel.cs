using System.Globalization;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Onnx.Language.Chat;
using Ponder.Inference.Onnx.Language.Decoding;
using Ponder.Inference.Onnx.Language.Folders;
using Ponder.Inference.Onnx.Language.Sampling;
using Ponder.Inference.Onnx.Tokens;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Onnx.Language;

/// <summary>A model's folder, open: its tokenizer, its chat template, and a decoder for each GPU.</summary>
internal sealed class LoadedModel : IDisposable
{
    /// <summary>Tokens of a text beyond which keys and values are not kept unless somebody asks for it.</summary>
    private const int UsualContext = 8192;

    private readonly HuggingFaceTokenizer tokenizer;
    private readonly DecoderPool decoders;
    private readonly IReadOnlyDictionary<string, object?> arguments;

    private LoadedModel(LanguageOptions options, ModelFolder folder, HuggingFaceTokenizer tokenizer)
    {
        this.tokenizer = tokenizer;
        Folder = folder;
        Context = Math.Min(options.ContextLength ?? UsualContext, folder.Context);
        arguments = LanguageOptionCheck.Arguments(options)!;
        Template = ChatTemplate.Open(folder.Folder, arguments, new StoppedClock(LanguageOptionCheck.Day(options)!.Value));
        var truncation = new Truncation
        {
            TopK = options.TopK ?? folder.Truncation.TopK,
            TopP = options.TopP ?? folder.Truncation.TopP,
            MinP = options.MinP ?? folder.Truncation.MinP,
        };
        decoders = DecoderPool.Open(options, folder, Context, truncation);
        Identity = new(folder.Name, Folders.Fingerprint.Of(folder, Template.Source, options.TemplateArguments, options.Today, $"{truncation}", options.ThinkOpen, options.ThinkClose),
            options.Parameters ?? folder.Parameters);
    }

    public ModelFolder Folder { get; }

    public int Context { get; }

    public ChatTemplate Template { get; }

    public ITokenizer Tokenizer => tokenizer;

    public ModelIdentity Identity { get; }

    /// <summary>Opens the folder and reads a short text with it, so that what does not fit together is found before a job is.</summary>
    /// <exception cref="SettingException">An option cannot be used.</exception>
    /// <exception cref="InvalidDataException">A file is missing or cannot be used, or they do not fit together.</exception>
    public static LoadedModel Open(LanguageOptions options)
    {
        LanguageOptionCheck.Validate(options);
        Pointers.Refuse(Named(options.Folder!));
        var folder = ModelFolder.Read(options.Folder!, options.Model);
        if (options.ContextLength > folder.Context)
            throw new SettingException($"{options.Section}:ContextLength is \"{options.ContextLength}\": expected at most {folder.Context}, which {folder.Name} reads");
        Pointers.Refuse(Folders.Fingerprint.Weights(folder));
        Room.Check(folder);
        HuggingFaceTokenizer? tokenizer = null;
        LoadedModel? model = null;
        try
        {
            tokenizer = new(folder.Folder);
            model = new(options, folder, tokenizer);
            model.decoders.Check(tokenizer.Encode("1 + 1 = "), tokenizer.Size, folder);
            return model;
        }
        catch
        {
            model?.Dispose();
            if (model is null) tokenizer?.Dispose();
            throw;
        }
    }

    /// <summary>What it is, in one line.</summary>
    public string Describe(bool thinks) => string.Create(CultureInfo.InvariantCulture, $"{(Folder.Type.Length > 0 ? Folder.Type : "of no named type")}, "
        + $"{(Identity.Parameters > 0 ? $"{Identity.Parameters / 1e6m:0.###} million parameters" : "parameters not known")}, {Context} of {Folder.Context} tokens of context, "
        + $"{decoders.Place}, template {(Template.Form.System ? "with" : "without")} a system message{(thinks ? ", thinks" : "")}");

    /// <summary>The mark with which the template opens thinking itself; null where it does not.</summary>
    public string? OpensThinking => Template.OpensThinking(arguments);

    /// <summary>The chat's tokens, up to where the model goes on.</summary>
    public int[] Tokens(IReadOnlyList<Message> chat, string? beginning) => tokenizer.Encode(Template.Render(chat, beginning, arguments));

    public Task RunAsync(IReadOnlyList<Order> orders) => decoders.RunAsync(orders);

    public void Dispose()
    {
        decoders.Dispose();
        tokenizer.Dispose();
    }

    private static IEnumerable<string> Named(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".json" or ".jinja").Order(StringComparer.Ordinal);
}
