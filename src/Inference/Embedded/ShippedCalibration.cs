namespace Ponder.Inference.Embedded;

/// <summary>The calibration table of the shipped models, a file beside them.</summary>
public static class ShippedCalibration
{
    /// <summary>The file's content; null where it is not there.</summary>
    public static byte[]? Content =>
        Path.Combine(AppContext.BaseDirectory, "Shipped", "calibration.json") is var place && File.Exists(place) ? File.ReadAllBytes(place) : null;
}
