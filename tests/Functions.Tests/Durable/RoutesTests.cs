using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Ponder.Functions.Api;
using Ponder.Functions.Tests.Api;

namespace Ponder.Functions.Tests.Durable;

/// <summary>The host's routes are those of the OpenAPI document.</summary>
public class RoutesTests
{
    /// <summary>The prefix is in the routes, so that the page can stand beside the interface.</summary>
    [Fact]
    public void The_page_is_at_the_root_and_open_to_anybody()
    {
        var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json"))).RootElement;
        Assert.Equal("", host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
        var triggers = Triggers(typeof(WebPage)).ToList();
        Assert.Equal(["page/{file}", "{nothing:maxlength(0)?}"], triggers.Select(t => t.Trigger.Route!).Order(StringComparer.Ordinal));
        Assert.All(triggers, t => Assert.Equal((AuthorizationLevel.Anonymous, "get"), (t.Trigger.AuthLevel, t.Trigger.Methods!.Single())));
    }

    [Fact]
    public void Every_route_is_in_the_document_and_every_call_of_the_document_has_its_route_and_needs_a_key_where_it_says_so()
    {
        var routes = Triggers(typeof(HttpApi)).Select(route => $"{route.Name} {route.Trigger.Methods!.Single()} /{route.Trigger.Route} {route.Trigger.AuthLevel}");
        var written = OpenApiTests.Operations().Select(o => $"{o.Id} {o.Method} /api{o.Path} {(o.Codes.Contains("401") ? "Function" : "Anonymous")}");
        Assert.Equal(written.Order(StringComparer.Ordinal), routes.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Name, HttpTriggerAttribute Trigger)> Triggers(Type type) =>
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        let trigger = method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)
        where function is not null && trigger is not null
        select (function.Name, trigger);
}
