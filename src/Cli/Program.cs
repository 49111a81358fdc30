using System.CommandLine;
using Ponder.Cli;

var root = new RootCommand("Answers batches of hard questions with a fixed model, spending inference compute where it pays.")
{
    ProblemsCommand.Create(),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? 2 : code;
