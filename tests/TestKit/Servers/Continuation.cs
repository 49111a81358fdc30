using System.Text.Json.Nodes;

namespace Ponder.TestKit.Servers;

/// <summary>Whether a chat's last message is a partial answer, by the ways that the profile has.</summary>
internal static class Continuation
{
    public static string Begun(ServerProfile profile, ServerRequest request)
    {
        var last = request.Body!["messages"]!.AsArray()[^1]!;
        if (Asked.Text(last["role"]) != "assistant") return "";
        var goesOn = profile.Continuing.HasFlag(Continuing.LastMessage)
            || Final(profile, request.Body!)
            || (profile.Continuing.HasFlag(Continuing.Prefix) && (bool?)last["prefix"] == true
                && request.Path.StartsWith(profile.PrefixPath ?? profile.Path, StringComparison.Ordinal));
        return goesOn ? Asked.Text(last["content"]) : "";
    }

    public static bool Final(ServerProfile profile, JsonObject body) =>
        profile.Continuing.HasFlag(Continuing.FinalMessage) && (bool?)body["continue_final_message"] == true;
}
