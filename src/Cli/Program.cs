return await Ponder.Cli.CommandLine.RunAsync(args, Console.Out, Console.Error);
