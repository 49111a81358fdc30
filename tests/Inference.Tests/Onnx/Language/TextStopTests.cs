using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Onnx.Language.Decoding;
using Ponder.Inference.Onnx.Tokens;
using Xunit;

namespace Ponder.Inference.Tests.Onnx.Language;

public sealed class TextStopTests
{
    [Fact]
    public void It_stops_at_the_token_that_makes_a_step_or_a_mark_whole()
    {
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
        {
            int? steps = random.Next(3) == 0 ? null : random.Next(1, 4);
            var mark = random.Next(2) == 0 ? null : "</t>";
            var (stop, tokens, text, ending) = (new TextStop(new Pieces(), "\n\n", steps, mark), new List<int>(), "", (Ending?)null);
            while (ending is null && tokens.Count < 40)
            {
                tokens.Add(random.Next(Pieces.All.Length));
                text += Pieces.All[tokens[^1]];
                ending = stop.Reached(tokens);
                var at = mark is null ? -1 : text.IndexOf(mark, StringComparison.Ordinal);
                var end = steps is { } many ? StepCut.End(text, "\n\n", many) : null;
                Assert.Equal(at >= 0 ? Ending.Finished : end is null ? null : Ending.Step, ending);
                if (ending is not null) text = text[..(at >= 0 ? at : end!.Value)];
            }

            Assert.Equal(text, stop.Text(tokens));
        }
    }

    private sealed class Pieces : ITokenizer
    {
        public static readonly string[] All = ["a", "\n", "\n\n", "b\n", "\nc", " ", "</", "t", ">", "</t>d"];

        public string Begin => "";

        public int[] Encode(string text) => throw new NotSupportedException();

        public string Decode(IEnumerable<int> ids) => string.Concat(ids.Select(id => All[id]));
    }
}
