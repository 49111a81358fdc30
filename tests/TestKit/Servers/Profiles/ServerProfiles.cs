namespace Ponder.TestKit.Servers.Profiles;

/// <summary>Every profile.</summary>
public static class ServerProfiles
{
    /// <summary>The servers that people run.</summary>
    public static IReadOnlyList<ServerProfile> All { get; } =
    [
        LlamaCppProfiles.Old, LlamaCppProfiles.New, VllmProfiles.Old, VllmProfiles.New, SglangProfiles.New, OllamaProfiles.Old,
        OllamaProfiles.New, AzureProfiles.V1, AzureProfiles.Reasoning, DeepSeekProfiles.Reasoner, DeepSeekProfiles.Bounded,
    ];

    /// <summary>The same server with a model that thinks so many tokens before each answer.</summary>
    public static ServerProfile ThinkingOf(this ServerProfile profile, int tokens) =>
        profile with { Name = $"{profile.Name}, thinking", Thinking = profile.Thinking with { Tokens = tokens } };
}
