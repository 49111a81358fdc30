using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>Several inequalities about one unknown are one set: united by "or", else what satisfies all, unless that is nothing.</summary>
internal sealed class RelationLists(Steps steps)
{
    public Meaning? Solutions(Listed list)
    {
        if (!list.Items.All(item => item is Relation { Operators: var ops } && ops.Any(op => op is not ("=" or "~" or "in")))) return null;
        string? unknown = null;
        var (all, any) = (Region.All, Region.Empty);
        foreach (var relation in list.Items.Cast<Relation>())
        {
            if (relation.Operators.Any(op => op is not ("<" or "<=" or ">" or ">=" or "!="))) return null;
            if (Solver.Solve(relation.Operands, relation.Operators, steps) is not var (name, region)) return null;
            if (unknown is not null && unknown != name) return null;
            unknown = name;
            (all, any) = (all.Intersect(region), any.Union(region));
        }

        return new RegionMeaning(list.Joint == "or" || all.IsEmpty ? any : all, unknown, IsRelation: true);
    }
}
