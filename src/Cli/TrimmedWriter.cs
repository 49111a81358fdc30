using System.Text;

namespace Ponder.Cli;

/// <summary>Leaves out the blanks at the ends of lines: tables are padded for the eye, and a file or pipe has none.</summary>
internal sealed class TrimmedWriter(TextWriter inner) : TextWriter
{
    private int blanks;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == ' ')
        {
            blanks++;
            return;
        }

        if (value is not ('\r' or '\n')) inner.Write(new string(' ', blanks));
        blanks = 0;
        inner.Write(value);
    }

    public override void Flush() => inner.Flush();
}
