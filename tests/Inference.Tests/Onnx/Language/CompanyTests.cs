using System.Diagnostics.Metrics;
using Ponder.Core.Proposing;
using Ponder.Inference.Onnx.Language;
using Ponder.Inference.Onnx.Language.Decoding;
using Xunit;

namespace Ponder.Inference.Tests.Onnx.Language;

/// <summary>What is written does not depend on what is written beside it.</summary>
public sealed class CompanyTests
{
    [Theory]
    [InlineData("qwen2.5")]
    [InlineData("qwen2.5-plain")]
    [InlineData("gemma2")]
    [InlineData("gemma2-plain")]
    [InlineData("llama3")]
    public async Task Samples_in_shuffled_company_are_those_alone(string folder)
    {
        using var model = LoadedModel.Open(Families.Options(folder) with { BatchRows = 24 });
        var prompts = Enumerable.Range(0, 40).Select(i => model.Tokenizer.Encode($"What is {i} + {i * i}? {new string('a', i * 7)}")).ToList();
        var alone = new List<int[]>();
        foreach (var prompt in prompts) alone.AddRange(await Write(model, [prompt], 3));
        var order = Enumerable.Range(0, prompts.Count).OrderBy(i => (i * 7919) % 41).ToList();
        var together = await Write(model, [.. order.Select(i => prompts[i])], 3);
        for (var i = 0; i < order.Count; i++)
        {
            for (var n = 0; n < 3; n++) Assert.Equal(alone[(order[i] * 3) + n], together[(i * 3) + n]);
        }
    }

    [Theory]
    [InlineData("qwen2.5")]
    [InlineData("qwen2.5-plain")]
    public async Task A_text_that_makes_room_for_others_goes_on_as_if_it_had_not(string folder)
    {
        var options = Families.Options(folder) with { BatchRows = 4 };
        using var model = LoadedModel.Open(options);
        using var hasty = LoadedModel.Open(options with { WaitSeconds = 0.01 });
        var parked = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Name == "ponder.model.parked") all.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref parked, count));
        listener.Start();
        var prompts = Enumerable.Range(0, 12).Select(i => model.Tokenizer.Encode($"What is {i} + {i * i}? {new string('a', i * 20)}")).ToList();
        var alone = await Write(model, prompts, 3);
        Assert.Equal(0, Interlocked.Read(ref parked));
        var together = await Task.WhenAll(prompts.Select(prompt => Write(hasty, [prompt], 3)));
        Assert.Equal(alone, together.SelectMany(texts => texts));
        Assert.True(Interlocked.Read(ref parked) > 0);
    }

    private static async Task<List<int[]>> Write(LoadedModel model, IReadOnlyList<int[]> prompts, int samples)
    {
        var orders = prompts.Select(prompt => (Texts: Enumerable.Range(0, samples)
            .Select(n => new Writing(new((ulong)n, 1, 20 + (prompt.Length * 2 % 90)), [], new(model.Tokenizer, "\n\n", null, null))).ToList(), prompt)).ToList();
        await model.RunAsync([.. orders.Select(o => new Order(o.prompt, o.Texts, CancellationToken.None))]);
        Assert.All(orders.SelectMany(o => o.Texts), text => Assert.Equal(Ending.Length, text.Ending));
        return [.. orders.SelectMany(o => o.Texts).Select(text => text.Tokens.ToArray())];
    }
}
