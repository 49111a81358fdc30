using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Ponder.Functions.Api;
using Ponder.Functions.Tests.Api;

namespace Ponder.Functions.Tests.Durable;

/// <summary>The host's routes are those of the OpenAPI document.</summary>
public class RoutesTests
{
    [Fact]
    public void Every_route_is_in_the_document_and_every_call_of_the_document_has_its_route_and_needs_a_key_where_it_says_so()
    {
        var routes = typeof(HttpApi).GetMethods()
            .Select(method => (Name: method.GetCustomAttribute<FunctionAttribute>()?.Name, Trigger: method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)))
            .Where(route => route.Trigger is not null)
            .Select(route => $"{route.Name} {route.Trigger!.Methods!.Single()} /{route.Trigger.Route} {route.Trigger.AuthLevel}");
        var written = OpenApiTests.Operations().Select(o => $"{o.Id} {o.Method} {o.Path} {(o.Codes.Contains("401") ? "Function" : "Anonymous")}");
        Assert.Equal(written.Order(StringComparer.Ordinal), routes.Order(StringComparer.Ordinal));
    }
}
