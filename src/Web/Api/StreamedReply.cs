using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ponder.Web.Api;

/// <summary>
/// A file that is written while it is sent, so that none is ever whole in memory. What goes wrong before its first bytes have left is
/// told in words; later the connection is broken off, so that nobody takes a part for the whole.
/// </summary>
internal sealed class StreamedReply(string contentType, string fileName, Func<Stream, CancellationToken, Task> write) : IResult
{
    private const int BufferSize = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = contentType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();
        try
        {
            // Not disposed: that would send what is held of a file that failed.
            var buffered = new BufferedStream(response.Body, BufferSize);
            await write(buffered, httpContext.RequestAborted);
            await buffered.FlushAsync(httpContext.RequestAborted);
        }
        catch (Exception e) when (!response.HasStarted && Replies.Refusal(e) is { } refusal)
        {
            response.Clear();
            await refusal.ExecuteAsync(httpContext);
        }
    }
}
