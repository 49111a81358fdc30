using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Ponder.Web.Page;

namespace Ponder.Functions.Api;

/// <summary>The web page. It is open to anybody, as it holds no data: what it shows comes from the interface, behind the key.</summary>
internal static class WebPage
{
    /// <summary>An empty route is one that is left out; this one matches <c>/</c> alone.</summary>
    private const string Root = "{nothing:maxlength(0)?}";

    [Function("WebPage")]
    public static IResult Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Root)] HttpRequest request) => PageFiles.Home();

    [Function("WebPageFile")]
    public static IResult File(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "page/{file}")] HttpRequest request, string file) => PageFiles.File(file);
}
