using Microsoft.Extensions.Configuration;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Kinds;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Tests.Kinds;

/// <summary>Kinds of a user's own, beside those that come with Ponder.</summary>
public sealed class OwnKindTests
{
    private static readonly ModelKinds Kinds = ModelKinds.Shipped
        .With(new ProposerKind("mine", settings => new MyProposer(settings.Read<MyOptions>()))
        {
            Chat = settings => new() { Section = settings.Section, Model = settings.Read<MyOptions>().Name },
        })
        .With(new VerifierKind("mine", settings => new MyVerifier(settings.Read<MyOptions>())));

    [Fact]
    public void One_line_registers_a_kind_and_its_settings_are_read_by_their_names()
    {
        var settings = Read(("Proposer:Kind", "Mine"), ("Proposer:Name", "dice"), ("Proposer:Sides:0", "6"), ("Verifier:Kind", "mine"));
        Assert.Equal(new("dice", "6", 0), settings.OpenProposer().Identity);
        Assert.Equal("", settings.OpenVerifier()!.Identity.Name);
        Assert.Null(settings.OpenLarger());
    }

    [Fact]
    public void What_is_no_setting_of_it_is_refused()
    {
        var error = Assert.Throws<SettingException>(() => Read(("Proposer:Kind", "mine"), ("Proposer:Nam", "dice"), ("Proposer:Color", "red")).OpenProposer());
        Assert.Equal(2, error.Faults.Count);
        Assert.Contains("Ponder:Proposer:Nam: there is no such setting: expected one of Name, Sides", error.Faults[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_that_is_not_in_the_table_is_refused_with_those_that_are()
    {
        var error = Assert.Throws<SettingException>(() => Read(("Verifier:Kind", "thine")).OpenVerifier());
        Assert.Equal("Ponder:Verifier:Kind is \"thine\": expected embedded, none, onnx, generative, openai, azure-inference, recorded or mine", error.Message);
    }

    [Fact]
    public void The_deployment_of_a_chat_model_is_found_in_the_table()
    {
        var settings = Read(("Proposer:Kind", "mine"), ("Proposer:Name", "dice"), ("Verifier:Kind", "mine"));
        Assert.Equal(("Ponder:Proposer", "dice"), (settings.ProposerChat()!.Section, settings.ProposerChat()!.Model));
        Assert.Null(settings.VerifierChat);
        Assert.Null(Read().ProposerChat());
    }

    [Fact]
    public void A_name_stands_for_one_kind_only() =>
        Assert.Throws<ArgumentException>(() => Kinds.With(new VerifierKind("OpenAI", _ => null)));

    [Fact]
    public void All_faults_of_a_section_are_said_at_once()
    {
        var error = Assert.Throws<SettingException>(() => Read(
            ("Proposer:Kind", "openai"), ("Proposer:Endpoint", "localhost"), ("Proposer:ContextLength", "0"), ("Proposer:Limits:Attempts", "0")).OpenProposer());
        Assert.Equal(["Endpoint", "Model", "ContextLength", "Limits:Attempts", "Limits:BilledAttempts"],
            error.Faults.Select(fault => fault["Ponder:Proposer:".Length..fault.IndexOf(" is ", StringComparison.Ordinal)]));
        Assert.Equal(error.Faults, error.Message.Split('\n'));
    }

    private static ModelSettings Read(params (string Name, string Value)[] settings)
    {
        var values = settings.ToDictionary(s => $"Ponder:{s.Name}", s => (string?)s.Value);
        return new(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), null, Kinds);
    }

    private sealed record MyOptions
    {
        public string Name { get; init; } = "";

        public IReadOnlyList<int> Sides { get; init; } = [];
    }

    private sealed class MyProposer(MyOptions options) : IProposer
    {
        public ModelIdentity Identity { get; } = new(options.Name, string.Join('+', options.Sides), 0);

        public Abilities Abilities => Abilities.None;

        public int ContextLength => 1;

        public Reading Read(string problem) => new(0);

        public Task<IReadOnlyList<ProposerReply>> ProposeAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel = default) =>
            Task.FromResult<IReadOnlyList<ProposerReply>>([]);
    }

    private sealed class MyVerifier(MyOptions options) : IVerifier
    {
        public ModelIdentity Identity { get; } = new(options.Name, "", 0);

        public Aggregation Aggregation => Aggregation.Last;

        public Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default) =>
            Task.FromResult<IReadOnlyList<VerifierReply>>([]);
    }
}
