namespace Ponder.Inference.Settings;

/// <summary>A model that can say what it is and where it runs, for <c>ponder doctor</c>.</summary>
public interface IDescribed
{
    /// <summary>What the model is and where it runs, in one line.</summary>
    string Describe();
}
