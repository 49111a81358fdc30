using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ponder.Core.Candidates;

/// <summary>Where a candidate's text lives: the round that wrote it and the place in it. Written <c>wave.page.round.index</c>.</summary>
/// <param name="Wave">The wave of the job, from 0.</param>
/// <param name="Page">The page of the wave, from 0.</param>
/// <param name="Round">The round of the page, from 0.</param>
/// <param name="Index">The place in the round, from 0.</param>
[JsonConverter(typeof(Json))]
public readonly record struct CandidateId(int Wave, int Page, int Round, int Index) : IComparable<CandidateId>
{
    /// <inheritdoc/>
    public int CompareTo(CandidateId other) => (Wave, Page, Round, Index).CompareTo((other.Wave, other.Page, other.Round, other.Index));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Wave}.{Page}.{Round}.{Index}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no candidate id.</exception>
    public static CandidateId Parse(string text)
    {
        var parts = text.Split('.');
        var numbers = parts.Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).ToArray();
        return numbers.Length == 4 && !numbers.Contains(-1)
            ? new(numbers[0], numbers[1], numbers[2], numbers[3])
            : throw new FormatException($"candidate id \"{text}\": expected wave.page.round.index");
    }

    /// <summary>Whether <paramref name="a"/> came before <paramref name="b"/>.</summary>
    public static bool operator <(CandidateId a, CandidateId b) => a.CompareTo(b) < 0;

    /// <summary>Whether <paramref name="a"/> came after <paramref name="b"/>.</summary>
    public static bool operator >(CandidateId a, CandidateId b) => a.CompareTo(b) > 0;

    /// <summary>Whether <paramref name="a"/> did not come after <paramref name="b"/>.</summary>
    public static bool operator <=(CandidateId a, CandidateId b) => a.CompareTo(b) <= 0;

    /// <summary>Whether <paramref name="a"/> did not come before <paramref name="b"/>.</summary>
    public static bool operator >=(CandidateId a, CandidateId b) => a.CompareTo(b) >= 0;

    private sealed class Json : JsonConverter<CandidateId>
    {
        public override CandidateId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, CandidateId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
