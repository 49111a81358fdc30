using System.Text.Json;
using Ponder.Engine.Journals;
using Ponder.Engine.Service;

namespace Ponder.Cli.Service;

/// <summary>How a job of a service stands, with the document that the service gave.</summary>
internal sealed record JobReply(JobView View, JsonElement Document)
{
    /// <summary>Reads the service's document.</summary>
    /// <exception cref="JsonException">It is no job's view.</exception>
    public static JobReply Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        var view = document.Deserialize<JobView>(JournalFormat.Json) ?? throw new JsonException("it is empty");
        return new(view, document.RootElement.Clone());
    }

    /// <summary>Shows it: lines for people, the document for programs.</summary>
    public void Show(Terminal terminal)
    {
        var status = JobStatuses.Word(View.Status);
        terminal.Line($"job {View.Job}: {status}, {Tokens(View.SpentTokens, View.InDoubtTokens)}");
        foreach (var wave in View.Waves)
        {
            var spent = Tokens(wave.SpentTokens, wave.InDoubtTokens);
            terminal.Line($"wave {wave.Wave}: {wave.Settled:N0} of {wave.Visits:N0} problems, {spent}");
        }

        if (View.ProjectedFinish is { } finish) terminal.Line($"this wave should end at {finish.ToLocalTime():t}");
        if (View.Failure is { } failure) terminal.Line(failure);
        if (View.Summary?.Accuracy is { } accuracy) terminal.Line($"accuracy {accuracy:P1}");
        terminal.Document(Document);
    }

    /// <summary>Tokens charged, and what of them may never have been spent.</summary>
    internal static string Tokens(long spent, long doubt) =>
        doubt == 0 ? $"{spent:N0} tokens" : $"{spent:N0} tokens, {doubt:N0} of them in doubt";
}
