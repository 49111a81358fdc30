using Microsoft.Playwright;
using Ponder.TestKit.Browsers;
using Ponder.TestKit.Skipping;

namespace Ponder.Reports.Tests;

/// <summary>Texts of people and models as a page shows them: Markdown and formulas, and nothing else of what they may hold.</summary>
[NeedsChromium]
public class ProseTests(Browser browser) : IClassFixture<Browser>
{
    private const string Formulas = "text => { const made = prose(text); document.body.append(made); return [...made.querySelectorAll('annotation')].map(a => a.textContent.trim()); }";
    private const string Shown = "text => { const made = prose(text); document.getElementById('page').replaceChildren(made); return made.innerText; }";

    [NeedyFact]
    public async Task Formulas_are_set_by_any_of_their_marks()
    {
        var page = await OpenAsync();
        await AllAsync(page, Formulas,
            ("from $x_1$ to $a*b*c$", ["x_1", "a*b*c"]),
            (@"\(x^2\) and \[y = 5\]", ["x^2", "y = 5"]),
            ("so\n\\[\nx\n- 5\n\\]\nfollows", ["x\n- 5"]),
            ("$$\\frac{1}{2}$$ of it", [@"\frac{1}{2}"]),
            ("\\begin{align*}\na &= b \\\\\nc &= d\n\\end{align*}", ["\\begin{align*}\na &= b \\\\\nc &= d\n\\end{align*}"]),
            (@"The answer is \boxed{\frac{3}{4}}.", [@"\boxed{\frac{3}{4}}"]),
            ("it costs $100$ dollars where $ x = 5 $", ["100", "x = 5"]),
            (@"$\text{if } x$, and triangle $ABC$", [@"\text{if } x", "ABC"]),
            ("| a |\n|---|\n| $t$ |\n\n- **$u$**\n\n> $v$", ["t", "u", "v"]));
    }

    [NeedyFact]
    public async Task What_is_no_formula_stays_as_it_is()
    {
        var page = await OpenAsync();
        foreach (var text in (string[])
        [
            "$5 and $6", "It costs $5, $6 or $7.50 each.", "from $20-$30, or US$5", "2*3*4 = 24 and 5 * 3", "x_1 and foo_bar_baz", "__init__ of C:\\temp\\new",
            "- 3 + 4\n+ 5\n= 12", "12\n+34", "#### 42", "1986. That year", "[a](javascript:alert(1)) ![i](http://x/y.png) <http://e.com>", "&amp; &lt;b&gt; a<b, c>d",
            "price is $ 5 $", @"a \notacommand{4}",
        ])
        {
            Assert.Equal(text, await page.EvaluateAsync<string>(Shown, text));
            Assert.Equal(0, await page.Locator("#page .katex, #page li, #page em, #page a, #page img").CountAsync());
        }
    }

    [NeedyFact]
    public async Task What_cannot_be_set_is_shown_as_it_was_typed()
    {
        var page = await OpenAsync();
        foreach (var text in (string[])[@"$\frac{1}{2$ is broken", @"$\notacommand{4}$ too", @"\(x \left( y\)", @"\href{javascript:alert(1)}{x}", @"$\href{javascript:alert(1)}{x}$", "$x", @"\[ no end"])
            Assert.Equal(text, await page.EvaluateAsync<string>(Shown, text));
    }

    [NeedyFact]
    public async Task Markdown_becomes_headings_lists_tables_and_code()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync(Shown, "# Title\n\n- one\n- two\n\n3. three\n\n| a | b |\n|---|---|\n| 1 | **2** |\n\n```py\nx = 1 * 2 * 3\n```\n\n*so* `it` is\nthere");
        Assert.Equal("Title", await page.Locator("#page .heading").InnerTextAsync());
        Assert.Equal(["one", "two"], await page.Locator("#page ul li").AllInnerTextsAsync());
        Assert.Equal("3", await page.Locator("#page ol").GetAttributeAsync("start"));
        Assert.Equal("2", await page.Locator("#page table td strong").InnerTextAsync());
        Assert.Equal("x = 1 * 2 * 3", await page.Locator("#page pre").InnerTextAsync());
        Assert.Equal("so it is\nthere", await page.Locator("#page p:has(em)").InnerTextAsync());
    }

    [NeedyFact]
    public async Task Markup_of_a_model_is_text_wherever_it_stands()
    {
        var (page, complaints, requests) = await browser.OpenAsync(await ContentAsync("$x$"));
        const string Evil = "<script>alert(1)</script><img src=x onerror=alert(2)><iframe src=//e.com></iframe>";
        foreach (var text in (string[])[Evil, $"# {Evil}", $"- {Evil}", $"| {Evil} |\n|---|\n| {Evil} |", $"```\n{Evil}\n```", $"`{Evil}`", $"${Evil}$", $@"\[{Evil}\]", $"> {Evil}", $"a\n\n{Evil}\n\nb", $@"$\text{{{Evil}}}$"])
        {
            var shown = await page.EvaluateAsync<string>(Shown, text);
            Assert.Contains("onerror", shown, StringComparison.Ordinal);
            Assert.Equal(0, await page.Locator("#page script, #page img, #page iframe").CountAsync());
        }

        Assert.Empty(complaints);
        Assert.Single(requests);
    }

    [NeedyFact]
    public async Task A_part_is_marked_in_texts_and_within_formulas()
    {
        var page = await OpenAsync();
        const string Marked = "([text, from, to]) => { const made = prose(text, [+from, +to]); return (made.querySelector('.katex-html .read') ?? made.querySelector('mark .katex-html') ?? made.querySelector('mark'))?.textContent; }";
        Assert.Equal("42", await page.EvaluateAsync<string>(Marked, new[] { "It is **42**, so", "6", "12" }));
        Assert.Equal("42", await page.EvaluateAsync<string>(Marked, new[] { @"It is $\boxed{42}$.", "14", "16" }));
        Assert.Contains("1", await page.EvaluateAsync<string>(Marked, new[] { @"so $\frac{1}{2}$", "4", "12" }), StringComparison.Ordinal);
        Assert.Equal("42", await page.EvaluateAsync<string>(Marked, new[] { "`x = 42`", "5", "7" }));
    }

    [NeedyFact]
    public async Task Answers_are_set_as_a_whole_where_they_are_formulas()
    {
        var page = await OpenAsync();
        const string Answer = "([text, kind]) => { const made = el('span', {}, answerText(text, kind ?? undefined)); return made.querySelector('annotation')?.textContent ?? made.textContent + '!'; }";
        foreach (var text in (string[])[@"\frac{3}{4}", "x^2+1", @"\left( 3, \frac{\pi}{2} \right)", @"(-\infty, 2)", @"90^\circ", "x_1"])
            Assert.Equal(text, await page.EvaluateAsync<string>(Answer, new[] { text, null }));
        foreach (var text in (string[])["12", "$5", "hello world", "10:30", "foo_bar", @"C:\temp", @"\frac{1}{2"])
            Assert.Equal($"{text}!", await page.EvaluateAsync<string>(Answer, new[] { text, null }));
        Assert.Equal(@"x^2\n!", await page.EvaluateAsync<string>(Answer, new[] { @"x^2\n", "code" }));
    }

    [NeedyFact]
    public async Task Nothing_that_is_long_or_deep_holds_a_page_up()
    {
        var page = await OpenAsync();
        foreach (var unit in (string[])["> ", "*a ", "[", "$a", @"\(", "a_", "`", @"\boxed{", "- "])
        {
            var text = string.Concat(Enumerable.Repeat(unit, 20_000 / unit.Length));
            var time = await page.EvaluateAsync<double>("text => { const start = performance.now(); prose(text); return performance.now() - start; }", text);
            Assert.True(time < 10_000, $"{unit} takes {time} ms");
        }
    }

    [Fact]
    public async Task A_page_has_what_sets_formulas_only_where_it_has_formulas()
    {
        var (without, with, rare) = (await ContentAsync("$5 and $6, 2*3"), await ContentAsync("$x_1$"), await ContentAsync(@"$\mathfrak{x}$"));
        Assert.True(without.Length + 300_000 < with.Length, $"{without.Length} without, {with.Length} with");
        Assert.True(with.Length + 10_000 < rare.Length, "a font that is not needed is there");
        Assert.Contains("Khan Academy", System.Text.Encoding.UTF8.GetString(with), StringComparison.Ordinal);
    }

    private static async Task AllAsync(IPage page, string script, params (string Text, string[] Expected)[] cases)
    {
        foreach (var (text, expected) in cases) Assert.Equal(expected, await page.EvaluateAsync<string[]>(script, text));
    }

    private async Task<IPage> OpenAsync() => (await browser.OpenAsync(await ContentAsync("$x$"))).Page;

    private static async Task<byte[]> ContentAsync(string text)
    {
        using var stream = new MemoryStream();
        await Page.WriteAsync(stream, "texts", [], new { text });
        return stream.ToArray();
    }
}
