using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ponder.Web;

/// <summary>What a client says that it has already.</summary>
internal static class EntityTags
{
    /// <summary>Says that the reply has that tag; whether the client has it.</summary>
    public static bool IsKnown(HttpContext context, EntityTagHeaderValue tag)
    {
        context.Response.Headers.ETag = tag.ToString();
        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        if (!known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false))) return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
