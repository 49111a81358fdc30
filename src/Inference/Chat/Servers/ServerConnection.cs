using System.Security.Cryptography;
using System.Text;
using Ponder.Core.Batching;
using Ponder.Core.Naming;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Batches;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat.Servers;

/// <summary>One model on one server: how it is asked, and what is known of it.</summary>
internal sealed class ServerConnection : IDisposable
{
    /// <summary>How many times longer a model that thinks may take.</summary>
    private const int ThinkingTime = 5;

    private readonly ChatOptions options;
    private readonly TimeProvider time;
    private readonly ITransport transport;
    private readonly Lock guard = new();
    private readonly List<Deployment> opened = [];
    private (ServerUse Use, Deployment Deployment) now;
    private ServerFindings? found;

    /// <exception cref="Settings.SettingException">An option or a template cannot be used.</exception>
    public ServerConnection(ChatOptions options, TimeProvider? time)
    {
        OptionCheck.Validate(options);
        (this.options, this.time) = (options, time ?? TimeProvider.System);
        Templates = new(options.Templates);
        transport = Transports.Open(options);
        now = Open();
        Desk = transport is IFileTransport files ? new BatchDesk(options, files, new(options, this.time)) : null;
        Identity = new(options.Model, Fingerprint(options), options.Parameters);
    }

    public TemplateSet Templates { get; }

    /// <summary>Where batches are ordered; null where the service has no such place.</summary>
    public IBatchDesk? Desk { get; }

    /// <summary>The endpoint, without what a user may have put before its host.</summary>
    public string Address => options.Endpoint!.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    public ModelIdentity Identity { get; }

    /// <summary>How requests are worded now.</summary>
    public ServerUse Use
    {
        get
        {
            lock (guard) return now.Use;
        }
    }

    /// <summary>Whether the server was looked at or asked.</summary>
    public bool Known
    {
        get
        {
            lock (guard) return found is not null;
        }
    }

    /// <summary>Names endpoint, model and the settings that findings depend on.</summary>
    public string Key
    {
        get
        {
            var text = string.Join('\n', options.Service, options.Endpoint, options.Model, options.Extra, options.Reasoning, options.SamplesPerRequest, options.Continuation);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        }
    }

    /// <summary>How requests are worded now, and calls that are worded so.</summary>
    public (ServerUse Use, CallBatch Calls) Begin()
    {
        lock (guard) return (now.Use, now.Deployment.Begin());
    }

    public async Task<Probed> ProbeAsync(string? earlier, bool continues, long tokens, CancellationToken cancel)
    {
        await new ServerReach(options, transport, new(options, time)).ExpectAsync(cancel).ConfigureAwait(false);
        var look = await ServerLook.AtAsync(transport, options, cancel).ConfigureAwait(false);
        if (ServerFindings.Read(earlier) is { Asked: true } known && known.Fingerprint == look.Fingerprint && (known.AskedToContinue || !continues))
            return Found(known, default, look.Models);
        var asks = options.Probe && tokens >= ServerProbe.Worst;
        try
        {
            var fresh = asks
                ? await new ServerProbe(options, Templates, transport, look, time).AskAsync(continues && options.Continuation != Continuation.None, cancel).ConfigureAwait(false)
                : ServerFindings.Of(look, continues);
            return Found(fresh, new() { PromptTokens = fresh.PromptTokens, CompletionTokens = fresh.CompletionTokens }, look.Models);
        }
        catch (ModelUnavailableException e) when (e.Lasting && Unlisted(look.Models) is { } words)
        {
            throw new ModelUnavailableException($"{e.Message} {words}{(words.EndsWith('?') ? "" : ".")}", e) { Doubt = e.Doubt, Lasting = true };
        }
    }

    public void Apply(ServerFindings findings)
    {
        lock (guard)
        {
            if (findings == found) return;
            found = findings;
            now = Open();
        }
    }

    public void Dispose()
    {
        lock (guard) opened.ForEach(deployment => deployment.Dispose());
    }

    private Probed Found(ServerFindings findings, Core.Budgets.Spend spend, IReadOnlyList<string> models)
    {
        Apply(findings);
        return new(findings.Write(), spend, [.. ServerNotes.Of(findings, options), .. Unlisted(models) is { } words ? [words] : Array.Empty<string>()]);
    }

    /// <summary>What to know of a model that the server does not list; null where it does, or lists none, or lists others than deployments.</summary>
    private string? Unlisted(IReadOnlyList<string> models) => models.Count == 0 || models.Contains(options.Model) || Wire.Identity.Serves(options.Endpoint!) ? null
        : $"The server lists no {options.Model}, but {string.Join(", ", models.Take(5))}{Nearest.Hint(options.Model, models)}";

    /// <summary>Calls under way go on with the deployment they began with.</summary>
    private (ServerUse Use, Deployment Deployment) Open()
    {
        var use = ServerUse.Of(options, found);
        var limits = !use.Thinks ? options.Limits
            : options.Limits with { AttemptTimeout = Longer(options.Limits.AttemptTimeout), TotalTimeout = Longer(options.Limits.TotalTimeout) };
        var deployment = new Deployment(transport, new(options, use, Templates), options with { Limits = limits }, time);
        opened.Add(deployment);
        return (use, deployment);
    }

    private static TimeSpan Longer(TimeSpan time) => TimeSpan.FromTicks(Math.Min(TimeSpan.TicksPerDay, time.Ticks * ThinkingTime));

    /// <summary>Other fields in a request make another model of it.</summary>
    private static string Fingerprint(ChatOptions options) => ExtraFields.Read(options) is not { } extra ? options.Version
        : $"{options.Version}+{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(extra.ToJsonString())))[..8]}";
}
