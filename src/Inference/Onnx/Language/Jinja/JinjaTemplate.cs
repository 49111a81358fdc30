using Ponder.Inference.Onnx.Language.Jinja.Filters;
using Ponder.Inference.Onnx.Language.Jinja.Running;
using Ponder.Inference.Onnx.Language.Jinja.Syntax;
using Ponder.Inference.Onnx.Language.Jinja.Tests;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja;

/// <summary>
/// A chat template in Jinja, as published models have it, written out as Hugging Face's library does: in a sandbox, with trim_blocks and
/// lstrip_blocks, loop controls, and the functions that such templates expect. What templates of models never use is missing: inheritance, imports,
/// translation, escaping of whole templates. Whole numbers have 64 bits. A template that would not come to an end is stopped.
/// </summary>
internal sealed class JinjaTemplate
{
    private readonly IReadOnlyList<Statement> body;
    private readonly TimeProvider clock;

    private JinjaTemplate(string file, string text, IReadOnlyList<Statement> body, TimeProvider clock) =>
        (File, Text, this.body, this.clock) = (file, text, body, clock);

    /// <summary>How messages name it.</summary>
    public string File { get; }

    /// <summary>The template as it was read.</summary>
    public string Text { get; }

    /// <param name="file">How messages name it.</param>
    /// <param name="text">The template.</param>
    /// <param name="clock">What <c>strftime_now</c> asks; the system's where none is given.</param>
    /// <exception cref="InvalidDataException">It is no template; the message names file, line and what was expected.</exception>
    public static JinjaTemplate Parse(string file, string text, TimeProvider? clock = null)
    {
        try
        {
            return new(file, text, StatementParser.Read(Lexer.Read(text), new(FilterTable.Names, TestTable.Names)), clock ?? TimeProvider.System);
        }
        catch (SyntaxFault fault)
        {
            throw new InvalidDataException($"{file}, line {fault.Line}: {fault.Message}", fault);
        }
    }

    /// <summary>What it writes with those values.</summary>
    /// <exception cref="InvalidDataException">It refuses them, or fails with them; the message names file and line.</exception>
    public string Render(IReadOnlyDictionary<string, object?> values)
    {
        var (budget, output) = (new Budget(), new Output());
        try
        {
            var scope = new Scope(Globals.Of(clock));
            foreach (var (name, value) in values) scope.Set(name, FromNet.Value(value));
            new Runner(budget).Run(body, scope, output);
            return output.ToString();
        }
        catch (JinjaFault fault)
        {
            throw new InvalidDataException($"{File}, line {budget.Line}: {fault.Message}", fault);
        }
    }
}
