using Ponder.AspNet;
using Ponder.Engine;
using Ponder.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPonder(builder.Configuration);

var app = builder.Build();
app.MapPost("/ask", async (Question question, PonderEngine ponder, CancellationToken stop) =>
{
    if (string.IsNullOrWhiteSpace(question.Text)) return Results.BadRequest("text is missing");
    var row = await ponder.SolveAsync(question.Text, "weighted-best-of-n", n: 16, stop);
    return Results.Ok(new Reply(row.Answer, row.Confidence, row.Reason));
});
app.Run();
