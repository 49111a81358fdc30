using Ponder.Inference.Onnx.Language.Jinja.Syntax;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Running;

/// <summary>Gives names and members of namespaces their values.</summary>
internal static class Targets
{
    public static void Set(Target target, object? value, Scope scope)
    {
        switch (target)
        {
            case NameTarget name:
                scope.Set(name.Name, value);
                break;
            case MemberTarget member:
                if (!scope.Find(member.Name, out var holder) || holder is not Namespace space)
                    throw new JinjaFault($"{member.Name}.{member.Member} is set, and {member.Name} is a {Types.Name(holder)}: expected a namespace");
                space.Members[member.Member] = value;
                break;
            case TupleTarget tuple:
                var items = Types.Walk(value);
                if (items.Count != tuple.Targets.Count) throw new JinjaFault($"{tuple.Targets.Count} names are set from {items.Count} values");
                for (var i = 0; i < items.Count; i++) Set(tuple.Targets[i], items[i], scope);
                break;
        }
    }
}
