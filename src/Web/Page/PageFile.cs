using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ponder.Web.Page;

/// <summary>A file of the page, with what the browser may do with it.</summary>
internal sealed class PageFile(string name, byte[] content) : IResult
{
    /// <summary>Scripts and styles of its own, requests to its own server, and nothing else.</summary>
    private const string Strict =
        $"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; font-src 'self'; {Closed}";

    /// <summary>A report has its scripts in it; it is shown in a frame that knows neither the key nor the network.</summary>
    private const string Report =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
        + $"img-src data:; font-src data:; frame-src blob:; {Closed}";

    private const string Closed = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly EntityTagHeaderValue tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");

    public async Task ExecuteAsync(HttpContext context)
    {
        var reply = context.Response;
        reply.Headers.CacheControl = "no-cache";
        reply.Headers.ContentSecurityPolicy = name.EndsWith("/report.html", StringComparison.Ordinal) ? Report : Strict;
        reply.Headers.XContentTypeOptions = "nosniff";
        reply.Headers["Referrer-Policy"] = "no-referrer";
        reply.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (EntityTags.IsKnown(context, tag)) return;
        reply.ContentType = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".txt" => "text/plain; charset=utf-8",
            ".woff2" => "font/woff2",
            var other => throw new InvalidOperationException($"{name}: nobody knows what {other} is"),
        };
        reply.ContentLength = content.Length;
        await reply.Body.WriteAsync(content, context.RequestAborted);
    }
}
