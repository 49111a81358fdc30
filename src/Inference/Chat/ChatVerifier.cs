using System.Globalization;
using System.Text.RegularExpressions;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat;

/// <summary>
/// A chat model that grades each step of a solution, for those who have no reward model. One request per solution, at temperature 0.
/// </summary>
public sealed partial class ChatVerifier : IVerifier, IProbed, IDisposable
{
    private readonly ChatOptions options;
    private readonly ServerConnection server;

    /// <summary>Scores with the deployment that the options describe.</summary>
    /// <exception cref="SettingException">An option or a template cannot be used.</exception>
    public ChatVerifier(ChatOptions options, TimeProvider? time = null)
    {
        this.options = options with { SamplesPerRequest = 1, Continuation = Continuation.None };
        server = new(this.options, time);
    }

    /// <inheritdoc/>
    public ModelIdentity Identity => server.Identity;

    /// <inheritdoc/>
    public Aggregation Aggregation => options.Aggregation;

    /// <inheritdoc/>
    public bool Rereads => true;

    /// <inheritdoc/>
    public decimal TokensPerToken => options.TokensPerToken;

    /// <inheritdoc/>
    public int Concurrency => options.Limits.Concurrency;

    /// <inheritdoc/>
    public string ProbeKey => server.Key;

    /// <inheritdoc/>
    public Task<Probed> ProbeAsync(string? earlier, Abilities wanted, long tokens, CancellationToken cancel = default) =>
        server.ProbeAsync(earlier, false, tokens, cancel);

    /// <inheritdoc/>
    public void Use(string findings)
    {
        if (ServerFindings.Read(findings) is { } found) server.Apply(found);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default)
    {
        var (use, batch) = server.Begin();
        var grades = prompts.Select(prompt => new Grading(prompt, options, use, server.Templates)).ToList();
        var made = await Task.WhenAll(grades.Select(grading => Task.WhenAll(grading.Calls.Select(async call =>
            new MadeCall(call, await batch.CallAsync(call, grading.Attempts, cancel).ConfigureAwait(false), use))))).ConfigureAwait(false);
        Outage.Check([.. made.SelectMany(calls => calls).Select(c => (c.Outcome, c.Charge))]);
        return [.. grades.Zip(made, (grading, calls) => grading.Reply(calls))];
    }

    /// <summary>Frees what it holds of the deployment.</summary>
    public void Dispose() => server.Dispose();

    /// <summary>
    /// The scores of steps <paramref name="first"/> to <paramref name="last"/>, counted from 1; null where one is missing.
    /// </summary>
    internal static IReadOnlyList<double>? Read(string text, int first, int last)
    {
        var scores = new SortedDictionary<int, double>();
        foreach (Match line in Lines().Matches(text))
        {
            if (int.TryParse(line.Groups[1].Value, CultureInfo.InvariantCulture, out var step)
                && double.TryParse(line.Groups[2].Value, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100)
            {
                scores[step] = percent / 100;
            }
        }

        var wanted = Enumerable.Range(first, last - first + 1).ToList();
        return wanted.TrueForAll(scores.ContainsKey) ? [.. wanted.Select(step => scores[step])] : null;
    }

    [GeneratedRegex(@"^\W*step\s+(\d+)\W*?[:=]\W*?(\d+(?:\.\d+)?)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Lines();
}
