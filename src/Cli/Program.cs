return await Ponder.Cli.PonderCommandLine.RunAsync(args);
