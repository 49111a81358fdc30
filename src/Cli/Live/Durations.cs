namespace Ponder.Cli.Live;

/// <summary>Lengths of time as people say them.</summary>
internal static class Durations
{
    public static string Words(TimeSpan time) => time.TotalSeconds switch
    {
        < 60 => $"{Math.Round(time.TotalSeconds):0} s",
        < 570 => time.Seconds < 5 ? $"{time.Minutes} min" : $"{time.Minutes} min {time.Seconds} s",
        < 3570 => $"{Math.Round(time.TotalMinutes):0} min",
        _ => $"{(int)(time.TotalMinutes + 0.5) / 60} h {(int)(time.TotalMinutes + 0.5) % 60} min",
    };
}
