using System.Globalization;
using System.Text.RegularExpressions;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Wire;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Chat;

/// <summary>
/// A chat model that grades each step of a solution, for those who have no reward model. One request per solution, at temperature 0.
/// </summary>
public sealed partial class ChatVerifier : IVerifier, IDisposable
{
    private readonly ChatOptions options;
    private readonly TemplateSet templates;
    private readonly Deployment deployment;

    /// <summary>Scores with the deployment that the options describe.</summary>
    /// <exception cref="SettingException">An option or a template cannot be used.</exception>
    public ChatVerifier(ChatOptions options, TimeProvider? time = null)
    {
        OptionCheck.Validate(options);
        this.options = options;
        templates = new(options.Templates);
        deployment = new(Transports.Open(options), new(options, templates), options, time ?? TimeProvider.System);
        Identity = new(options.Model, options.Version, options.Parameters);
    }

    /// <inheritdoc/>
    public ModelIdentity Identity { get; }

    /// <inheritdoc/>
    public Aggregation Aggregation => options.Aggregation;

    /// <inheritdoc/>
    public bool Rereads => true;

    /// <inheritdoc/>
    public decimal TokensPerToken => options.TokensPerToken;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VerifierReply>> ScoreAsync(IReadOnlyList<VerifierPrompt> prompts, CancellationToken cancel = default)
    {
        var batch = new Batch();
        var grades = prompts.Select(prompt => new Grading(prompt, options, templates)).ToList();
        var outcomes = await Task.WhenAll(grades.Select(grading => Task.WhenAll(grading.Calls.Select(call =>
            deployment.CallAsync(call, grading.Attempts, batch, cancel))))).ConfigureAwait(false);
        Outage.Check([.. outcomes.SelectMany(e => e)]);
        return [.. grades.Zip(outcomes, (grading, answers) => grading.Reply(answers))];
    }

    /// <summary>Frees what it holds of the deployment.</summary>
    public void Dispose() => deployment.Dispose();

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
