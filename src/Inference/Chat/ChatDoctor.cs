using System.Text.Json;
using Ponder.Core.Naming;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Chat.Wire;
using Ponder.Inference.Chat.Wire.Replies;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat;

/// <summary>Looks at a chat deployment, one thing after the other, as far as each lets one see the next.</summary>
public sealed class ChatDoctor(ChatOptions options, TimeProvider? time = null)
{
    /// <summary>A key that no service has given to anybody.</summary>
    private const string NoKey = "none";

    private readonly FaultReader faults = new(options, time ?? TimeProvider.System);

    /// <summary>
    /// What there is to say without spending; with <paramref name="ask"/> one short request is made besides, and paid for.
    /// </summary>
    public async Task<IReadOnlyList<Finding>> LookAsync(bool ask, CancellationToken cancel = default)
    {
        var findings = new List<Finding>();
        var (reply, fault) = await new ServerReach(options, Transports.Open(options), faults).LookAsync(cancel).ConfigureAwait(false);
        if (reply is null) return [new($"{options.Section} endpoint", false, fault!)];
        var open = options.Key is not null && reply.Status == 200
            && (await new ServerReach(options, Transports.Open(options with { Key = NoKey }), faults).LookAsync(cancel).ConfigureAwait(false)).Reply is { Status: 200 };
        if (options.Service == ChatService.AzureInference)
        {
            findings.Add(new($"{options.Section} service", true,
                "azure-inference speaks to a service that Microsoft retired in August 2026; on Azure use openai with the endpoint https://NAME.openai.azure.com/openai/v1"));
        }

        var refused = reply.Status is 401 or 403;
        findings.Add(new($"{options.Section} endpoint", true, $"{options.Endpoint} answers"));
        findings.Add(new($"{options.Section} key", !refused, refused ? faults.Of(reply).Reason
            : options.Key is null ? "none is set, and none is asked for"
            : open ? "is not looked at: the service lists its models to anybody; doctor --ask tells whether it is taken" : "is taken"));
        if (refused) return findings;
        findings.Add(Model(reply));
        if (ask && findings[^1].Good) findings.AddRange(await AskAsync(cancel).ConfigureAwait(false));
        return findings;
    }

    /// <summary>
    /// Whether the model is among those the service lists; Azure lists models, not deployments, and some services nothing.
    /// </summary>
    private Finding Model(WireReply reply)
    {
        var subject = $"{options.Section} model";
        if (reply.Status == 404) return new(subject, true, "cannot be looked up: the service lists no models");
        if (reply.Status != 200) return new(subject, false, faults.Of(reply).Reason);
        try
        {
            using var document = JsonRepair.Parse(reply.Body);
            if (document.RootElement.Member("data") is not { ValueKind: JsonValueKind.Array } data) return new(subject, true, "cannot be looked up here");
            var names = data.EnumerateArray().Select(m => m.Words("id")).OfType<string>().ToList();
            if (names.Contains(options.Model)) return new(subject, true, $"{options.Model} is there");
            return Identity.Serves(options.Endpoint!)
                ? new(subject, true, $"{options.Model} may be a deployment's name: the service lists models only")
                : new(subject, false,
                    $"{options.Endpoint} has no {options.Model}, but {string.Join(", ", names.Take(5))}{(Nearest.Hint(options.Model, names) is { Length: > 0 } hint ? hint : ".")} Fix the setting {options.Section}:Model.");
        }
        catch (JsonException)
        {
            return new(
                subject, false, $"{options.Endpoint} is no such service: it answers with {reply.ContentType}. Fix the setting {options.Section}:Endpoint.");
        }
    }

    /// <summary>What the server can do, found out by asking, and whether a text comes.</summary>
    private async Task<IReadOnlyList<Finding>> AskAsync(CancellationToken cancel)
    {
        var subject = $"{options.Section} reply";
        try
        {
            using var proposer = new ChatProposer(options);
            var probed = await proposer.ProbeAsync(null, Abilities.Continue, long.MaxValue, cancel).ConfigureAwait(false);
            var found = ServerFindings.Read(probed.Findings)!;
            return [.. ServerTable.Of(found, options), await ReplyAsync(proposer, subject, cancel).ConfigureAwait(false)];
        }
        catch (ModelUnavailableException e)
        {
            return [new(subject, false, e.Message)];
        }
    }

    private static async Task<Finding> ReplyAsync(ChatProposer proposer, string subject, CancellationToken cancel)
    {
        var prompt = new ProposerPrompt { Problem = "What is 1 + 1?", Seeds = [1], MaxTokens = 256 };
        var reply = (await proposer.ProposeAsync([prompt], cancel).ConfigureAwait(false))[0];
        var draft = reply.Drafts[0];
        return draft switch
        {
            { Ending: Ending.Failed } => new(subject, false, draft.Failure!),
            { Text: var text } when text.Trim().Length == 0 => new(subject, false, "the reply is empty"),
            _ => new(subject, true, $"a text of {draft.Tokens} tokens came, for {reply.PromptTokens} + {reply.CompletionTokens} tokens"),
        };
    }
}
