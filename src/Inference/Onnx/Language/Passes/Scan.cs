using System.Text;

namespace Ponder.Inference.Onnx.Language.Passes;

/// <summary>Looks for a word in a file, however large.</summary>
internal static class Scan
{
    private const int Piece = 1 << 20;

    public static bool Contains(string path, string word)
    {
        var wanted = Encoding.ASCII.GetBytes(word);
        using var file = File.OpenRead(path);
        var piece = new byte[Piece + wanted.Length];
        for (int kept = 0, read; (read = file.Read(piece, kept, Piece)) > 0;)
        {
            var seen = piece.AsSpan(0, kept + read);
            if (seen.IndexOf(wanted) >= 0) return true;
            kept = Math.Min(seen.Length, wanted.Length - 1);
            seen[^kept..].CopyTo(piece);
        }

        return false;
    }
}
