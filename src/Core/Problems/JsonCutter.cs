using System.Buffers;

namespace Ponder.Core.Problems;

/// <summary>Takes JSON byte by byte and gives each outermost value, or each item of an outermost array.</summary>
internal sealed class JsonCutter(int longest)
{
    private readonly ArrayBufferWriter<byte> value = new();
    private int line = 1;
    private int begun;
    private long at;
    private long from;
    private int depth;
    private int root;
    private bool seen;
    private bool closed;
    private bool quoted;
    private bool escaped;
    private bool tooLong;

    /// <summary>The value that ends with this byte.</summary>
    public ProblemRecord? Take(byte next)
    {
        var ended = Step(next);
        if (next == (byte)'\n') line++;
        at++;
        return ended;
    }

    /// <summary>What is left at the end of the file.</summary>
    public ProblemRecord? End() => value.WrittenCount > 0 ? Cut()
        : root == 1 && !closed ? new(line, "", null, "the JSON array is not closed: expected ]") : null;

    private ProblemRecord? Step(byte next)
    {
        if (quoted) return Quoted(next);
        switch (next)
        {
            case (byte)'[' when !seen:
                (seen, depth, root) = (true, 1, 1);
                return null;
            case 0xEF or 0xBB or 0xBF when !seen:
            case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' when value.WrittenCount == 0:
                return null;
            case (byte)']' when depth == 1 && root == 1:
                (depth, closed) = (0, true);
                return value.WrittenCount > 0 ? Cut() : null;
            case (byte)',' when depth == root:
                return value.WrittenCount > 0 ? Cut() : null;
        }

        seen = true;
        Keep(next);
        if (next is (byte)'{' or (byte)'[') depth++;
        else if (next is (byte)'}' or (byte)']' && --depth <= root) return Cut();
        else quoted = next == (byte)'"';
        return null;
    }

    private ProblemRecord? Quoted(byte next)
    {
        Keep(next);
        if (escaped) escaped = false;
        else if (next == (byte)'\\') escaped = true;
        else if (next == (byte)'"') quoted = false;
        return null;
    }

    private void Keep(byte next)
    {
        if (value.WrittenCount == 0) (begun, from) = (line, at);
        tooLong |= value.WrittenCount >= longest;
        if (!tooLong) value.Write([next]);
    }

    private ProblemRecord Cut()
    {
        ProblemRecord record = tooLong
            ? new(begun, "", null, $"the record is longer than {longest:N0} bytes")
            : new(begun, "", value.WrittenSpan.ToArray()) { At = from };
        value.ResetWrittenCount();
        (tooLong, depth) = (false, Math.Max(depth, closed ? 0 : root));
        return record;
    }
}
