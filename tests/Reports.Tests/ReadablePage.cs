using Microsoft.Playwright;

namespace Ponder.Reports.Tests;

/// <summary>Whether people can read a page.</summary>
internal static class ReadablePage
{
    /// <summary>What is wider than its place, or than the window.</summary>
    public static Task<string[]> TooWideAsync(this IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [document.documentElement, ...document.querySelectorAll("main *")]
          .filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== "visible" && !e.closest(".unseen, thead, .katex-mathml"))
          .map(e => `${e.tagName} ${e.className} ${e.scrollWidth} in ${e.clientWidth}: ${e.textContent.slice(0, 60)}`)
        """);

    /// <summary>Words of charts that lie on other words of the same chart.</summary>
    public static Task<string[]> OverlapsAsync(this IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll(".chart svg")].flatMap(svg => {
          const texts = [...svg.querySelectorAll("text")].filter(t => t.textContent.trim()).map(t => [t.textContent, t.getBoundingClientRect()]);
          return texts.flatMap(([a, r], i) => texts.slice(i + 1).filter(([, s]) => r.left < s.right - 1 && s.left < r.right - 1 && r.top < s.bottom - 2 && s.top < r.bottom - 2).map(([b]) => `${a} and ${b}`));
        })
        """);

    /// <summary>The lowest contrast of a text with what is behind it, in charts too (WCAG 2.2, 1.4.3 asks for 4.5), and that text.</summary>
    public static Task<string> WorstContrastAsync(this IPage page) => page.EvaluateAsync<string>(
        """
        () => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
          const channel = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
          const behind = node => { for (; node; node = node.parentElement) { const c = rgb(getComputedStyle(node).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255]; };
          const words = node => node.checkVisibility({ checkVisibilityCSS: true }) && [...node.childNodes].some(c => c.nodeType === 3 && c.data.trim());
          const contrast = node => { const style = getComputedStyle(node), [a, b] = [light(rgb(node.closest("svg") ? style.fill : style.color)), light(behind(node))].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
          return [...document.querySelectorAll("main *")].filter(words).map(n => [contrast(n), n.textContent]).sort((a, b) => a[0] - b[0]).map(([c, text]) => `${c.toFixed(2)} ${text}`)[0];
        }
        """);
}
