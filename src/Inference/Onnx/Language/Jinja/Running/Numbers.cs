using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Running;

/// <summary>Python's arithmetic: / gives a number with a point, // and % round down, whole numbers stay whole.</summary>
internal static class Numbers
{
    public static object Of(string sign, object? left, object? right)
    {
        if (sign == "/" || left is double || right is double) return Real(sign, Types.Number(left), Types.Number(right));
        try
        {
            return Whole(sign, Types.Integer(left, ""), Types.Integer(right, ""));
        }
        catch (OverflowException)
        {
            throw new JinjaFault($"{sign} gives a whole number beyond 64 bits");
        }
    }

    private static object Whole(string sign, long left, long right)
    {
        checked
        {
            switch (sign)
            {
                case "+": return left + right;
                case "-": return left - right;
                case "*": return left * right;
                case "**": return right < 0 ? (object)Real(sign, left, right) : Power(left, right);
            }

            if (right == 0) throw new JinjaFault($"{sign} by 0");
            var rest = right == -1 ? 0 : left % right;
            var down = rest != 0 && (rest < 0) != (right < 0);
            return sign == "%" ? down ? rest + right : rest : (left / right) - (down ? 1 : 0);
        }
    }

    private static long Power(long number, long exponent)
    {
        checked
        {
            if (number is 0 or 1 || exponent == 0) return exponent == 0 ? 1 : number;
            if (number == -1) return exponent % 2 == 0 ? 1 : -1;
            var power = 1L;
            for (var i = 0L; i < exponent; i++) power *= number;
            return power;
        }
    }

    private static double Real(string sign, double left, double right)
    {
        if (right == 0 && sign is "/" or "//" or "%" && right == 0) throw new JinjaFault($"{sign} by 0");
        return sign switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "//" => Math.Floor(left / right),
            "%" => left - (right * Math.Floor(left / right)),
            _ when left == 0 && right < 0 => throw new JinjaFault("0 to a negative power"),
            _ => Math.Pow(left, right),
        };
    }
}
