using Ponder.Benchmarks;

switch (args.FirstOrDefault())
{
    case "answers": return AnswersBenchmark.Run(args[1..]);
    default:
        Console.Error.WriteLine("usage: benchmarks answers");
        return 2;
}
