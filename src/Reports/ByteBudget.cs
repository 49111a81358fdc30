using System.Text.Json;

namespace Ponder.Reports;

/// <summary>What a part of a page may hold, in bytes as they are written: so a page never grows past what opens at once.</summary>
internal sealed class ByteBudget(int bytes)
{
    private const int Smallest = 500;
    private int left = bytes;

    /// <summary>Whether nothing worth looking for still fits.</summary>
    public bool IsFull => left < Smallest;

    /// <summary>Takes the value in if it fits; a smaller one may still fit after it did not.</summary>
    public bool Takes<T>(T value)
    {
        var size = JsonSerializer.SerializeToUtf8Bytes(value, Page.Data).Length;
        if (size > left) return false;
        left -= size;
        return true;
    }
}
