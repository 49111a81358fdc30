namespace Ponder.Inference.Kinds;

/// <summary>
/// The kinds of models that settings can name. A kind of your own is one line:
/// <c>ModelKinds.Shipped.With(new ProposerKind("mine", settings => new MyProposer(settings.Read&lt;MyOptions&gt;())))</c>.
/// </summary>
public sealed class ModelKinds
{
    private ModelKinds(IReadOnlyList<ProposerKind> proposers, IReadOnlyList<VerifierKind> verifiers) =>
        (Proposers, Verifiers) = (proposers, verifiers);

    /// <summary>The kinds that come with Ponder.</summary>
    public static ModelKinds Shipped { get; } = new(ShippedKinds.Proposers, ShippedKinds.Verifiers);

    /// <summary>What may write, the default first.</summary>
    public IReadOnlyList<ProposerKind> Proposers { get; }

    /// <summary>What may score, the default first.</summary>
    public IReadOnlyList<VerifierKind> Verifiers { get; }

    /// <summary>These kinds and one more.</summary>
    /// <exception cref="ArgumentException">There is a proposer of that name already.</exception>
    public ModelKinds With(ProposerKind kind)
    {
        Expect(kind.Name, Proposers.Select(k => k.Name));
        return new([.. Proposers, kind], Verifiers);
    }

    /// <summary>These kinds and one more.</summary>
    /// <exception cref="ArgumentException">There is a verifier of that name already.</exception>
    public ModelKinds With(VerifierKind kind)
    {
        Expect(kind.Name, Verifiers.Select(k => k.Name));
        return new(Proposers, [.. Verifiers, kind]);
    }

    private static void Expect(string name, IEnumerable<string> others)
    {
        if (name.Length == 0) throw new ArgumentException("a kind needs a name");
        if (others.Contains(name, StringComparer.OrdinalIgnoreCase)) throw new ArgumentException($"there is a kind \"{name}\" already");
    }
}
