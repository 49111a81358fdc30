using System.Security.Cryptography;
using System.Text;
using Ponder.Core.Proposing;
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
        Identity = new(options.Model, Fingerprint(options), options.Parameters);
    }

    public TemplateSet Templates { get; }

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
        var look = await ServerLook.AtAsync(transport, options, cancel).ConfigureAwait(false);
        if (ServerFindings.Read(earlier) is { Asked: true } known && known.Fingerprint == look.Fingerprint && (known.AskedToContinue || !continues))
            return Found(known, default);
        var asks = options.Probe && tokens >= ServerProbe.Worst;
        var fresh = asks
            ? await new ServerProbe(options, Templates, transport, look, time).AskAsync(continues && options.Continuation != Continuation.None, cancel).ConfigureAwait(false)
            : ServerFindings.Of(look, continues);
        return Found(fresh, new() { PromptTokens = fresh.PromptTokens, CompletionTokens = fresh.CompletionTokens });
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

    private Probed Found(ServerFindings findings, Core.Budgets.Spend spend)
    {
        Apply(findings);
        return new(findings.Write(), spend, [.. ServerNotes.Of(findings, options)]);
    }

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
