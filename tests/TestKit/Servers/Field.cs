namespace Ponder.TestKit.Servers;

/// <summary>How a server takes a field of a request.</summary>
/// <param name="Refusal">What a request with it gets; null leaves the field unread.</param>
/// <param name="Allowed">The one value, as JSON, that is not refused.</param>
public sealed record Field(Refusal? Refusal = null, string? Allowed = null)
{
    /// <summary>Left unread.</summary>
    public static Field Ignored { get; } = new();

    /// <summary>Refused as OpenAI's reasoning models do.</summary>
    public static Field Unsupported(string name, string hint = "") =>
        new(new Refusal(
            400, $"Unsupported parameter: '{name}' is not supported with this model.{hint}", Code: "unsupported_parameter", Param: name));

    /// <summary>Refused for every value but the default.</summary>
    public static Field DefaultOnly(string name) => new(
        new Refusal(
            400, $"Unsupported value: '{name}' does not support {{value}} with this model. Only the default (1) value is supported.",
            Code: "unsupported_value", Param: name),
        "1");
}
