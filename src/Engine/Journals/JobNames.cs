namespace Ponder.Engine.Journals;

/// <summary>Where a job's blobs are in the store. Nothing in a name comes from a problem file.</summary>
public sealed class JobNames(string job)
{
    /// <summary>The folder of all jobs.</summary>
    public const string Root = "jobs/";

    /// <summary>The folder of the job.</summary>
    public string Folder => $"{Root}{job}/";

    /// <summary>What the job is; written once its problems are in.</summary>
    public string Spec => $"{Root}{job}/spec.json";

    /// <summary>The lease of whoever runs it.</summary>
    public string Lease => $"{Root}{job}/lease";

    /// <summary>Options, totals and versions, for people and programs.</summary>
    public string Summary => $"{Root}{job}/job.json";

    /// <summary>One row per problem, in input order.</summary>
    public string Results => $"{Root}{job}/results.jsonl";

    /// <summary>The same rows for lists, with only what a list shows.</summary>
    public string RowList => $"{Root}{job}/rows.jsonl.gz";

    /// <summary>Lines that are no problems.</summary>
    public string Errors => $"{Root}{job}/errors.jsonl";

    /// <summary>The page for people.</summary>
    public string Report => $"{Root}{job}/report.html";

    /// <summary>A chunk of the problem file.</summary>
    public string Chunk(int chunk) => $"{Root}{job}/problems/{chunk:D6}.json.gz";

    /// <summary>A picture, by the hash of its content.</summary>
    public string Picture(string hash) => $"{Root}{job}/pictures/{hash}";

    /// <summary>Where further budget is.</summary>
    public string Grants => $"{Root}{job}/budget/";

    /// <summary>Where strategies chosen later are.</summary>
    public string Changes => $"{Root}{job}/strategy/";

    /// <summary>Further budget, granted before that wave was planned.</summary>
    public string Grant(int wave, int number) => $"{Grants}{wave:D4}.{number:D2}.json";

    /// <summary>A strategy chosen before that wave was planned.</summary>
    public string Change(int wave) => $"{Changes}{wave:D4}.json";

    /// <summary>A wave as planned.</summary>
    public string Plan(int wave) => $"{Root}{job}/waves/{wave:D4}/plan.json.gz";

    /// <summary>Which problems a page visits, and with what; the mark says which plan of the wave it belongs to.</summary>
    public string PagePlan(int wave, int page, string mark) => $"{Root}{job}/waves/{wave:D4}/pages/{page:D6}/plan.{mark}.json.gz";

    /// <summary>What a page came to.</summary>
    public string Outcome(int wave, int page) => $"{Root}{job}/waves/{wave:D4}/pages/{page:D6}/outcome.json.gz";

    /// <summary>What a round gave.</summary>
    public string Round(int wave, int page, int round) => $"{Root}{job}/waves/{wave:D4}/pages/{page:D6}/rounds/{round:D4}.json.gz";

    /// <summary>What was written of a round's calls, by number from 0: those about to be sent, and replies.</summary>
    public string Calls(int wave, int page, int round, int number) =>
        $"{Root}{job}/waves/{wave:D4}/pages/{page:D6}/rounds/{round:D4}.calls-{number:D4}.gz";

    /// <summary>The lease of whoever orders batches of a round's calls.</summary>
    public string Orders(int wave, int page, int round) => $"{Root}{job}/waves/{wave:D4}/pages/{page:D6}/rounds/{round:D4}.orders";

    /// <summary>Where the waves are.</summary>
    public string Waves => $"{Root}{job}/waves/";
}
