namespace Ponder.Inference.Onnx.Language.Decoding;

/// <summary>A text in its row.</summary>
internal sealed class RunningText(Order order, Writing text, Lane lane, int row)
{
    public Order Order => order;

    public Writing Text => text;

    public Lane Lane { get; private set; } = lane;

    public int Row { get; private set; } = row;

    public bool Ended { get; private set; }

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

    public void End()
    {
        Lane.Leave(Row);
        Ended = true;
        order.End();
    }

    public void Fail(Exception fault)
    {
        Lane.Leave(Row);
        order.Fail(fault);
    }

    /// <summary>Leaves its row without an end; says whether it did.</summary>
    public bool Leave(bool when)
    {
        if (!when) return false;
        Lane.Leave(Row);
        order.Cancel();
        return true;
    }
}
