namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>
/// Which filters and tests there are. As with Jinja, one that is not known is found when the template is read, but where a condition may keep it
/// from being reached, only when it is.
/// </summary>
internal sealed class Known(IReadOnlySet<string> filters, IReadOnlySet<string> tests)
{
    private readonly List<SyntaxFault> faults = [];
    private bool soft;

    /// <summary>How many have been found not to be known.</summary>
    public int Faults => faults.Count;

    public void Filter(string name, int line)
    {
        if (!soft && !filters.Contains(name)) faults.Add(new(line, $"there is no filter {name}"));
    }

    public void Test(string name, int line)
    {
        if (!soft && !tests.Contains(name)) faults.Add(new(line, $"there is no test {name}"));
    }

    /// <summary>Those found since there were so many stand behind a condition after all.</summary>
    public void Pardon(int count) => faults.RemoveRange(count, faults.Count - count);

    /// <exception cref="SyntaxFault">One is not known.</exception>
    public void Check()
    {
        if (faults.Count > 0) throw faults[0];
    }

    /// <summary>From here until disposed, a condition decides.</summary>
    public IDisposable Soften() => new Change(this, true);

    /// <summary>From here until disposed, a scope of its own begins, within which no condition decides.</summary>
    public IDisposable Harden() => new Change(this, false);

    private sealed class Change : IDisposable
    {
        private readonly Known known;
        private readonly bool before;

        public Change(Known known, bool soft)
        {
            (this.known, before) = (known, known.soft);
            known.soft = soft;
        }

        public void Dispose() => known.soft = before;
    }
}
