using Ponder.Cli;
using Ponder.OwnStrategy;

return await PonderCommandLine.RunAsync(args, ponder => ponder.AddStrategy(FirstTo.Entry));
