using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Ponder.Core.Proposing;
using Ponder.Inference.Embedded;
using Ponder.Inference.Onnx;

namespace Ponder.Inference.Tests.Onnx;

/// <summary>What batches tell of themselves.</summary>
public sealed class MeasuresTests
{
    [Fact]
    public async Task Batches_tell_how_full_they_were_and_calls_how_long_they_waited()
    {
        var seen = new ConcurrentQueue<(string Name, double Value)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, all) =>
            {
                if (instrument.Meter.Name == "Ponder") all.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen.Enqueue((instrument.Name, value)));
        listener.Start();
        using var proposer = new EmbeddedProposer(TinyModel.Open("proposer", new OnnxOptions { Workers = 1 }), options: new OnnxOptions { Workers = 1 });
        var prompt = new ProposerPrompt { Problem = " one has 1 2 apples. how many in all?", Seeds = [.. Enumerable.Range(0, 100).Select(i => (ulong)i)], MaxTokens = 40, Temperature = 1 };
        await Task.WhenAll(proposer.ProposeAsync([prompt]), proposer.ProposeAsync([prompt]));
        var named = seen.ToLookup(s => s.Name, s => s.Value);
        Assert.All(named["ponder.batch.fill"], fill => Assert.InRange(fill, double.Epsilon, 1));
        Assert.True(named["ponder.batch.fill"].Count() >= 2 && named["ponder.queue.duration"].Count() >= 2);
        Assert.Contains(named["ponder.queue.duration"], wait => wait > 0);
    }
}
