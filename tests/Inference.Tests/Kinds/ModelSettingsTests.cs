using Microsoft.Extensions.Configuration;
using Ponder.Inference.Chat;
using Ponder.Inference.Embedded;
using Ponder.Inference.Kinds;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Tests.Kinds;

/// <summary>Settings by their names, and broken ones.</summary>
public sealed class ModelSettingsTests
{
    [Fact]
    public void Every_setting_is_read_by_its_name()
    {
        var chat = Read(
            ("Proposer:Kind", "Azure-Inference"), ("Proposer:Endpoint", "https://x.services.ai.azure.com/models"), ("Proposer:Key", "k"),
            ("Proposer:Model", "phi-4"), ("Proposer:SamplesPerRequest", "8"), ("Proposer:Continuation", "finalmessage"),
            ("Proposer:Limits:RequestsPerMinute", "300"), ("Proposer:Limits:AttemptTimeout", "00:00:30")).ProposerChat()!;
        Assert.Equal((ChatService.AzureInference, "phi-4", 8, Continuation.FinalMessage), (chat.Service, chat.Model, chat.SamplesPerRequest, chat.Continuation));
        Assert.Equal((300.0, TimeSpan.FromSeconds(30), 6), (chat.Limits.RequestsPerMinute, chat.Limits.AttemptTimeout, chat.Limits.Attempts));
    }

    [Theory]
    [InlineData("Proposer:Kind", "gpt", "Ponder:Proposer:Kind is \"gpt\": expected embedded, embedded-large, openai, azure-inference, onnx or recorded")]
    [InlineData("Proposer:Endpont", "http://x", "Ponder:Proposer:Endpont: there is no such setting: expected one of ")]
    [InlineData("Proposer:Limits:Retries", "3", "Ponder:Proposer:Limits:Retries: there is no such setting")]
    [InlineData("Proposer:ContextLength", "many", "'many'")]
    [InlineData("Proposer:Endpoint", "localhost", "Ponder:Proposer:Endpoint is \"localhost\": expected an address")]
    [InlineData("Proposer:Model", "", "Ponder:Proposer:Model is \"\": expected the model's")]
    [InlineData("Proposer:SamplesPerRequest", "0", "Ponder:Proposer:SamplesPerRequest is \"0\": expected a number from 1")]
    [InlineData("Proposer:Limits:BilledAttempts", "9", "Ponder:Proposer:Limits:BilledAttempts is \"9\": expected a number from 1 to Attempts")]
    [InlineData("Proposer:ThinkOpen", "<think>", "Ponder:Proposer:ThinkOpen is \"<think>\": expected none, or Continuation set to Completions")]
    [InlineData("Proposer:Templates", "/no/such/folder", "there is no folder of templates /no/such/folder")]
    public void A_broken_setting_is_named(string name, string value, string expected)
    {
        var error = Assert.Throws<SettingException>(() => Read(
            ("Proposer:Kind", "openai"), ("Proposer:Endpoint", "http://localhost/v1"), ("Proposer:Model", "m"), (name, value)).OpenProposer());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CacheBytes", "-1", "CacheBytes is below 0: expected a number of bytes")]
    [InlineData("CacheBytes", "much", "'much'")]
    [InlineData("Endpoint", "http://x", "Endpoint: there is no such setting: expected one of CacheBytes")]
    public void A_broken_setting_of_the_shipped_models_is_named(string name, string value, string expected)
    {
        var settings = Read(("Proposer:Kind", "embedded"), ($"Proposer:{name}", value), ("Verifier:Kind", "embedded"), ($"Verifier:{name}", value));
        foreach (var (section, open) in ((string, Action)[])[("Proposer", () => settings.OpenProposer()), ("Proposer", () => settings.OpenLarger()), ("Verifier", () => settings.OpenVerifier())])
        {
            var message = Assert.Throws<SettingException>(open).Message;
            Assert.Contains($"Ponder:{section}", message, StringComparison.Ordinal);
            Assert.Contains(expected, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_the_shipped_models_keep_has_a_bound()
    {
        using var embedded = Assert.IsType<EmbeddedProposer>(Read(("Proposer:Kind", "embedded"), ("Proposer:CacheBytes", "4096")).OpenProposer());
        Assert.Equal(4096, embedded.CacheBytes);
        using var usual = EmbeddedProposer.Open();
        Assert.Equal(64 << 20, usual.CacheBytes);
    }

    [Fact]
    public void Several_proposers_are_numbered_from_0_and_stand_instead_of_the_one()
    {
        var several = Read(("Proposers:0:Kind", "embedded"), ("Proposers:1:Kind", "embedded-large"));
        Assert.Equal(["Ponder:Proposers:0", "Ponder:Proposers:1"], several.ProposerSections);
        using var large = Assert.IsType<EmbeddedProposer>(several.OpenProposer("Ponder:Proposers:1"));
        Assert.True(large.Identity.Parameters > 9e6m);
        using var verifier = several.OpenVerifier() as IDisposable;
        Assert.NotNull(verifier);
    }

    [Theory]
    [InlineData("Proposers:1:Kind", "embedded", "Ponder:Proposers:1: expected the numbers 0, 1, 2 and so on, none left out")]
    [InlineData("Proposers:0:Kind", "embeded", "Ponder:Proposers:0:Kind is \"embeded\"")]
    [InlineData("Proposers:0:Endpoint", "http://localhost", "Ponder:Proposers:0:Kind is not: expected one of")]
    public void Several_proposers_that_cannot_be_read_are_named(string name, string value, string expected) =>
        Assert.Contains(expected, Assert.Throws<SettingException>(() => Read((name, value)).OpenProposer()).Message, StringComparison.Ordinal);

    [Fact]
    public void One_proposer_and_several_exclude_each_other() => Assert.Contains(
        "Ponder:Proposer:Kind and Ponder:Proposers are both set",
        Assert.Throws<SettingException>(() => Read(("Proposers:0:Kind", "embedded"), ("Proposer:Kind", "embedded")).OpenProposer()).Message, StringComparison.Ordinal);

    private static ModelSettings Read(params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in settings) values[$"Ponder:{name}"] = value;
        return new(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
