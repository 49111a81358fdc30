using System.Diagnostics;

namespace Ponder.Inference.Onnx.Language.Decoding;

/// <summary>A text in its row, or beside it while others have their turn.</summary>
internal sealed class RunningText(Order order, Writing text, Lane lane, int row)
{
    private long since = Stopwatch.GetTimestamp();
    private KeptText? kept;

    public Order Order => order;

    public Writing Text => text;

    public Lane Lane { get; private set; } = lane;

    public int Row { get; private set; } = row;

    public bool Ended { get; private set; }

    /// <summary>How long it has been in its row.</summary>
    public TimeSpan Turn => Stopwatch.GetElapsedTime(since);

    /// <summary>What it takes to keep it beside its row.</summary>
    public long Bytes => kept?.Bytes ?? Lane.Bytes(Row);

    /// <summary>Has its token read at the next step, in a lane with room for it.</summary>
    public void GoOn(Lanes lanes)
    {
        if (Lane.Full(Row))
        {
            var next = lanes.For(Lane.Length(Row));
            (Row, Lane) = (next.Put(Lane, Row), next);
        }

        Lane.Next(Row, text.Token);
    }

    /// <summary>Makes room for another: its keys and values are kept as they are.</summary>
    /// <exception cref="InsufficientMemoryException">There is no memory for them; it is in its row still.</exception>
    public void Park()
    {
        kept = Lane.Keep(Row);
        Lane.Leave(Row);
    }

    /// <summary>Goes on in a row of the lane that its length belongs to.</summary>
    public void Return(Lanes lanes)
    {
        Lane = lanes.For(kept!.End);
        Row = Lane.Put(kept);
        Lane.Next(Row, text.Token);
        Forget();
        since = Stopwatch.GetTimestamp();
    }

    public void End()
    {
        Lane.Leave(Row);
        Ended = true;
        order.End();
    }

    public void Fail(Exception fault)
    {
        GiveUp();
        order.Fail(fault);
    }

    /// <summary>Leaves its row without an end; says whether it did.</summary>
    public bool Leave(bool when)
    {
        if (!when) return false;
        GiveUp();
        order.Cancel();
        return true;
    }

    private void GiveUp()
    {
        if (kept is null) Lane.Leave(Row);
        Forget();
    }

    private void Forget()
    {
        kept?.Drop();
        kept = null;
    }
}
