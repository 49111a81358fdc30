using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ponder.Cli.Live;

/// <summary>The lines of a job under way, with a bar, as wide as the terminal.</summary>
internal sealed class LivePanel(LiveLines lines, string? stopping) : Renderable
{
    private const int Widest = 40;
    private const int Least = 10;

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var room = Math.Clamp(maxWidth - lines.Bar.Length - 9, Least, Widest);
        var full = (int)Math.Round(lines.Share * room);
        var bar = new Paragraph()
            .Append(new string('━', full), Color.Green).Append(new string('━', room - full), Color.Grey)
            .Append($"  {lines.Bar}, {Math.Floor(100 * lines.Share):0} %");
        var last = stopping is null ? new Text(lines.Within(maxWidth)) : new Text(stopping, Color.Yellow);
        return ((IRenderable)new Rows(new Text(lines.Wave), bar, last)).Render(options, maxWidth);
    }
}
