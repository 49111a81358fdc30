using Ponder.Answers.Arithmetic;

namespace Ponder.Answers.Equivalence;

/// <summary>How much work a question may still cost. Counted, not timed, so the same answers always meet the same fate.</summary>
internal sealed class Steps(int left)
{
    public void Spend(int count = 1)
    {
        if ((left -= count) < 0) throw new UnreadableException("too much work");
    }
}
