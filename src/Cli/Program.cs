using System.CommandLine;
using Ponder.Cli;

var root = new RootCommand("Answers batches of hard questions with a fixed model, spending inference compute where it pays.")
{
    ProblemsCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
