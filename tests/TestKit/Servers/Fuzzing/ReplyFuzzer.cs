using System.Runtime.CompilerServices;
using System.Text;
using Ponder.Core.Seeds;

namespace Ponder.TestKit.Servers.Fuzzing;

/// <summary>
/// Spoils good replies: wrong types and odd values at any place of the JSON, members missing, repeated and renamed, bytes flipped, cut off,
/// doubled and put in, several at once; now and then the status and the headers. Number k of a seed is always the same.
/// </summary>
public sealed class ReplyFuzzer(ulong seed)
{
    private static readonly int[] Statuses =
        [200, 200, 200, 200, 200, 200, 200, 201, 204, 301, 400, 401, 404, 408, 413, 422, 429, 500, 502, 503, 529, 599];

    private static readonly string[] Waits =
    [
        "0", "1", "-1", "0.5", "NaN", "Infinity", "-Infinity", "1e30", "1e999", "99999999999999999999", "2s", "soon", "", "0x10", "1,5",
        "Fri, 31 Dec 1999 23:59:59 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "1 2",
    ];

    private static readonly string?[] Types =
        [null, "", "text/plain", "text/html", "application/json", "application/json; charset=utf-16", "x", "text/event-stream"];

    private readonly ConditionalWeakTable<byte[], Tree> parsed = [];

    /// <summary>Each value that may stand wrongly at each place of a good reply, one change at a time.</summary>
    public static IEnumerable<byte[]> EveryPlace(byte[] good)
    {
        var json = Tree.Of(good);
        for (var place = 0; place < json.Places; place++)
        {
            yield return Written(json, place, Change.Remove, "");
            yield return Written(json, place, Change.Rename, "");
            foreach (var oddity in Oddity.Values)
            {
                yield return Written(json, place, Change.Replace, oddity);
                yield return Written(json, place, Change.Repeat, oddity);
            }
        }
    }

    /// <summary>Spoiled body number <paramref name="number"/>.</summary>
    public byte[] Body(byte[] good, long number)
    {
        var chance = Draws(seed, number);
        var body = chance.Below(4) == 0 ? good : Structure(good, chance);
        for (var more = chance.Below(3); more > 0; more--) body = Bytes(body, chance);
        return body;
    }

    /// <summary>Spoiled reply number <paramref name="number"/>: one in eight has another status or other headers, too.</summary>
    public ServerReply Reply(ServerReply good, long number)
    {
        var chance = Draws(seed + 1, number);
        var reply = good with { Body = Body(good.Body, number) };
        return chance.Below(8) > 0 ? reply : reply with
        {
            Status = Of(chance, Statuses),
            ContentType = Of(chance, Types),
            Headers = new Dictionary<string, string>
            {
                [Of(chance, "Retry-After", "retry-after-ms", "x-ms-retry-after-ms")] = Of(chance, Waits),
            },
            Break = chance.Below(4) == 0 ? chance.Below(reply.Body.Length + 1) : null,
        };
    }

    private byte[] Structure(byte[] good, SplitMix64 chance)
    {
        var json = parsed.GetValue(good, body => Tree.Of(body));
        var place = chance.Below(json.Places);
        var change = Of(chance, Change.Replace, Change.Replace, Change.Replace, Change.Remove, Change.Repeat, Change.Rename);
        return Written(json, place, change, Of(chance, Oddity.Values));
    }

    private static byte[] Written(Tree json, int place, Change change, string oddity) =>
        Encoding.UTF8.GetBytes(new OddWriter(place, change, oddity).Write(json));

    private static byte[] Bytes(byte[] body, SplitMix64 chance)
    {
        if (body.Length == 0) return [(byte)chance.Below(256)];
        var (at, length) = (chance.Below(body.Length), 1 + chance.Below(8));
        var end = Math.Min(body.Length, at + length);
        switch (chance.Below(7))
        {
            case 0: return body[..at];
            case 1: return [.. body[..at], .. body[end..]];
            case 2: return [.. body[..end], .. body[at..]];
            case 3: return [.. body[..at], (byte)chance.Below(256), .. body[at..]];
            case 4: return [0xEF, 0xBB, 0xBF, .. body];
            case 5: return [.. body, .. Of(chance, "\n", "}", "{}", "\0", "data: [DONE]\n\n", " x").Select(c => (byte)c)];
            default:
                var flipped = body.ToArray();
                flipped[at] ^= (byte)(1 << chance.Below(8));
                return flipped;
        }
    }

    private static T Of<T>(SplitMix64 chance, params IReadOnlyList<T> values) => values[chance.Below(values.Count)];

    private static SplitMix64 Draws(ulong seed, long number) => new(SplitMix64.Mix(SplitMix64.Mix(seed) ^ (ulong)number));
}
