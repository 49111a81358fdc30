using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Ponder.Functions;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddJobs(builder.Configuration);
builder.AddTelemetry();
builder.Logging.AddPlainLines();
builder.Build().Run();
