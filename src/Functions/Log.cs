using Microsoft.Extensions.Logging;

namespace Ponder.Functions;

/// <summary>What the app itself writes to its log: a line each, with the job, and the wave where there is one.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Name} is job {Job}")]
    public static partial void Dropped(this ILogger log, string name, string job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} started no job: {Reason}")]
    public static partial void Unusable(this ILogger log, string name, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "a message of the queue of new files names none")]
    public static partial void NoFile(this ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "job {Job}, wave {Wave}: problems {Problems}, pages {Pages}")]
    public static partial void Planned(this ILogger log, string job, int wave, int problems, int pages);

    [LoggerMessage(Level = LogLevel.Information, Message = "job {Job}, wave {Wave}, page {Page}: ended, {Tokens} tokens, {Doubt} of them in doubt")]
    public static partial void PageEnded(this ILogger log, string job, int wave, int page, long tokens, long doubt);

    [LoggerMessage(Level = LogLevel.Information, Message = "job {Job}, wave {Wave}, page {Page}: goes on in a next step, {Came} of {Sent} calls came back")]
    public static partial void GoesOn(this ILogger log, string job, int wave, int page, int sent, int came);

    [LoggerMessage(Level = LogLevel.Information, Message = "job {Job}: ended after {Waves} waves, {Tokens} tokens")]
    public static partial void JobEnded(this ILogger log, string job, int waves, long tokens);

    [LoggerMessage(Level = LogLevel.Warning, Message = "job {Job}: stopped before wave {Wave}: {Reason}")]
    public static partial void JobStopped(this ILogger log, string job, int wave, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "job {Job}, wave {Wave}: fails: {Reason}")]
    public static partial void Fails(this ILogger log, string job, int wave, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "job {Job}, wave {Wave}: an activity failed and is tried again: {Reason}")]
    public static partial void TriedAgain(this ILogger log, string job, int wave, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "removed the history of {Count} orchestrations that ended before {Before:u}")]
    public static partial void Purged(this ILogger log, int count, DateTimeOffset before);

    [LoggerMessage(Level = LogLevel.Error, Message = "the models could not be opened, tried again in {Seconds} s: {Reason}")]
    public static partial void NotOpened(this ILogger log, string reason, double seconds);
}
