using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Ponder.Samples.Tests;

public class AspNetTests
{
    [Fact]
    public async Task It_answers_what_is_posted()
    {
        using var sample = new SampleProcess("AspNet", "--urls", "http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = new(await sample.SaysAsync("Now listening on: ")) };

        var reply = await http.PostAsJsonAsync("/ask", new { text = "Henry keeps 6 albums with 12 coins in each. He finds 7 more coins at the market. How many coins does Henry have in the end?" });
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal("79", (await reply.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("answer").GetString());

        using var nothing = await http.PostAsJsonAsync("/ask", new { text = "" });
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
    }
}
