using System.Text.Json;
using System.Text.Json.Serialization;
using Ponder.Core.Verifying;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Onnx.Prm;

/// <summary>
/// The small prm.json beside a model's ONNX file and tokenizer: which family it is of, and what differs from that family's own.
/// </summary>
public sealed record PrmOptions
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>math-shepherd, rlhflow, skywork, qwen2.5-math-prm, or value-head for any other.</summary>
    public required string Family { get; init; }

    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its parameter count.</summary>
    /// <value>The default is 0: no FLOPs.</value>
    public decimal Parameters { get; init; }

    /// <summary>The file beside this one.</summary>
    /// <value>The default is <c>model.onnx</c>.</value>
    public string Model { get; init; } = "model.onnx";

    /// <summary>Tokens it reads at most.</summary>
    /// <value>The default is 4096.</value>
    public int ContextLength { get; init; } = 4096;

    /// <summary>What stands between steps of the solutions it is asked about.</summary>
    /// <value>The default is a blank line.</value>
    public string StepSeparator { get; init; } = "\n\n";

    /// <summary>What begins every input; null is the family's own.</summary>
    public string? Begin { get; init; }

    /// <summary>Of a value head: what stands between problem and steps.</summary>
    /// <value>The default is the end of a line.</value>
    public string? Between { get; init; }

    /// <summary>What ends a step; null is the family's own.</summary>
    public string? StepMark { get; init; }

    /// <summary>The token at which a step is scored; null is the family's own.</summary>
    public int? StepToken { get; init; }

    /// <summary>The token that says a step is right; null is the family's own.</summary>
    public int? GoodToken { get; init; }

    /// <summary>The token that says it is wrong; null is the family's own.</summary>
    public int? BadToken { get; init; }

    /// <summary>
    /// The column of the model's output that speaks for right; null is the good token's own. Models exported with the two columns that
    /// count have 0 and 1: a whole vocabulary for every token read is gigabytes.
    /// </summary>
    public int? GoodColumn { get; init; }

    /// <summary>The column that speaks for wrong; null is the bad token's own.</summary>
    public int? BadColumn { get; init; }

    /// <summary>Of a value head: one score for the whole solution.</summary>
    /// <value>The default is false.</value>
    public bool WholeOnly { get; init; }

    /// <summary>How step scores become one; null is the family's own.</summary>
    public Aggregation? Aggregation { get; init; }

    /// <summary>Rows that are read together at most.</summary>
    /// <value>The default is 64.</value>
    public int BatchRows { get; init; } = 64;

    /// <summary>Tokens that are read together at most, those that only fill up included.</summary>
    /// <value>The default is 32768.</value>
    public int BatchTokens { get; init; } = 32_768;

    /// <summary>How long the first solution of a batch waits for others.</summary>
    /// <value>In milliseconds; the default is 5.</value>
    public int BatchMilliseconds { get; init; } = 5;

    /// <summary>The description in that file.</summary>
    /// <exception cref="SettingException">It is none; the message says where.</exception>
    public static PrmOptions Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<PrmOptions>(File.ReadAllBytes(file), Strict)
                ?? throw new SettingException($"{file}: expected a JSON object");
        }
        catch (JsonException e)
        {
            throw new SettingException($"{file}, line {e.LineNumber + 1}, {e.Path}: {e.Message}", e);
        }
    }
}
