using System.Text.Json.Nodes;

namespace Ponder.Inference.Chat.Verdicts;

/// <summary>The JSON that verdicts are asked for as, where the server writes after a schema.</summary>
internal static class VerdictSchema
{
    /// <summary><c>{"scores":[...]}</c> with a number from 0 to 100 for each of so many steps.</summary>
    public static string Of(int steps) => new JsonObject
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["scores"] = new JsonObject
            {
                ["type"] = "array",
                ["description"] = "For each step, in order, a number from 0 to 100: how likely it is that the step is right and everything before it too.",
                ["items"] = new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 100 },
                ["minItems"] = steps,
                ["maxItems"] = steps,
            },
        },
        ["required"] = new JsonArray("scores"),
        ["additionalProperties"] = false,
    }.ToJsonString();
}
