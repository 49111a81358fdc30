using System.Text.Json;
using System.Text.Json.Serialization;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Calibration;

/// <summary>An arm in a table is written in words, to be read and compared; elsewhere a choice is an object.</summary>
internal sealed class ArmConverter : JsonConverter<StrategyChoice>
{
    public override StrategyChoice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException();
        var text = reader.GetString()!;
        try
        {
            return StrategyChoice.Parse(text).Shared();
        }
        catch (OptionException e)
        {
            throw new JsonException($"arm \"{text}\": {e.Message}", e);
        }
    }

    public override void Write(Utf8JsonWriter writer, StrategyChoice value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
