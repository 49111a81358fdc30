using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Ponder.Web.Api;

/// <summary>JSON lines that are kept as gzip: sent as they are to whoever reads that, and not at all to whoever has them already.</summary>
internal sealed class PackedLines(byte[] gzip) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        var (asked, reply) = (context.Request.GetTypedHeaders(), context.Response);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(gzip))[..16]}\"", isWeak: true);
        reply.Headers.CacheControl = "private, no-cache";
        reply.Headers.Vary = "Accept-Encoding";
        if (EntityTags.IsKnown(context, tag)) return;
        reply.ContentType = "application/jsonl";
        if (Reads(asked))
        {
            reply.Headers.ContentEncoding = "gzip";
            reply.ContentLength = gzip.Length;
            await reply.Body.WriteAsync(gzip, context.RequestAborted);
        }
        else
        {
            await using var plain = new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress);
            await plain.CopyToAsync(reply.Body, context.RequestAborted);
        }
    }

    private static bool Reads(RequestHeaders asked) => asked.AcceptEncoding.Any(
        coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);
}
