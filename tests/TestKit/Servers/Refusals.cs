using System.Text.Json.Nodes;

namespace Ponder.TestKit.Servers;

/// <summary>Why a request is not taken, if it is not.</summary>
internal static class Refusals
{
    private static readonly Refusal Filtered = new(
        400, "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt.",
        Code: "content_filter", Param: "prompt");

    /// <summary>By its fields alone, in the order in which the request has them.</summary>
    public static ServerReply? OfFields(ServerProfile profile, ServerRequest request)
    {
        if (request.Body is not { } body) return Reply(profile, new(400, "The request's body is no JSON object."));
        foreach (var (name, value) in body)
        {
            if (value is null || !profile.Fields.TryGetValue(name, out var field) || field.Refusal is not { } refusal) continue;
            var shown = value.ToJsonString();
            if (shown != field.Allowed) return Reply(profile, refusal, shown: shown);
        }

        if (body["messages"] is not JsonArray { Count: > 0 } && body["prompt"] is null)
            return Reply(profile, new(400, "Expected messages or a prompt.", Param: "messages"));
        if (profile.UnknownModel is { } unknown && Asked.Text(body["model"]) != profile.Model)
            return Reply(profile, unknown, shown: Asked.Text(body["model"]));
        return profile.BothPrompts is { } both && Continuation.Final(profile, body) && (bool?)body["add_generation_prompt"] != false
            ? Reply(profile, both)
            : null;
    }

    /// <summary>By what it asks for.</summary>
    public static ServerReply? Of(ServerProfile profile, Asked asked, int read)
    {
        if (asked.Samples < 1) return Reply(profile, new(400, "Expected n of at least 1, but got {value}.", Param: "n"), asked.Samples);
        if (asked.Samples > profile.Samples && profile.MoreSamples is { } more) return Reply(profile, more, asked.Samples, profile.Samples);
        var needed = profile.Overflow == Overflow.RefusedWithLimit ? read + Math.Max(1, asked.MaxTokens ?? 1) : read + 1L;
        if (profile.Overflow <= Overflow.RefusedWithLimit && needed > profile.ContextLength)
            return Reply(profile, profile.TooLong, needed > read + 1L ? needed : read, profile.ContextLength);
        return profile.FilteredPrompt is { } word && asked.Prompt.Contains(word, StringComparison.Ordinal)
            ? Reply(profile, Filtered)
            : null;
    }

    public static ServerReply Reply(ServerProfile profile, Refusal refusal, long? value = null, long? limit = null, string? shown = null) =>
        ServerReply.Of(refusal.Status, profile.Errors.Write(refusal, value, limit, shown));
}
