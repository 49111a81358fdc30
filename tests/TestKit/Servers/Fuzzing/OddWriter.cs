using System.Text;

namespace Ponder.TestKit.Servers.Fuzzing;

/// <summary>Writes JSON with one place of it changed. Places count from 0: every value, parents before what they hold.</summary>
internal sealed class OddWriter(int place, Change change, string oddity)
{
    private readonly StringBuilder text = new();
    private int next;

    public string Write(Tree tree)
    {
        Value(tree);
        return text.ToString();
    }

    private void Value(Tree tree)
    {
        if (next++ == place && change == Change.Replace)
        {
            text.Append(oddity);
            next += tree.Places - 1;
        }
        else if (tree.Kind == 'v')
        {
            text.Append(tree.Text);
        }
        else
        {
            Held(tree);
        }
    }

    private void Held(Tree tree)
    {
        text.Append(tree.Kind);
        var begin = text.Length;
        foreach (var (name, value) in tree.Inner)
        {
            var here = next == place;
            if (here && change == Change.Remove)
            {
                next += value.Places;
                continue;
            }

            if (text.Length > begin) text.Append(',');
            if (tree.Kind == '{') Name(here && change == Change.Rename ? name.ToUpperInvariant() : name);
            Value(value);
            if (!here || change != Change.Repeat) continue;
            text.Append(',');
            if (tree.Kind == '{') Name(name);
            text.Append(oddity);
        }

        text.Append(tree.Kind == '{' ? '}' : ']');
    }

    private void Name(string name) => text.Append('"').Append(name).Append("\":");
}

/// <summary>What becomes of a place.</summary>
internal enum Change
{
    Replace,
    Remove,
    Repeat,
    Rename,
}
