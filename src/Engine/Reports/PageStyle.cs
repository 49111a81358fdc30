namespace Ponder.Engine.Reports;

/// <summary>How every page looks, in light and dark.</summary>
internal static class PageStyle
{
    public const string Css =
        """
        :root{color-scheme:light dark;--line:color-mix(in srgb,currentColor 18%,transparent);--ok:#2e7d32;--bad:#c62828;--mid:#b26a00}
        body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin-top:2rem}.sub{opacity:.7}
        .tiles{display:flex;flex-wrap:wrap;gap:1rem;margin:1.5rem 0}.tile{border:1px solid var(--line);border-radius:.5rem;padding:.6rem 1rem;min-width:8rem}
        .tile b{display:block;font-size:1.4rem}.bar{height:.6rem;border:1px solid var(--line);border-radius:.3rem;overflow:hidden}.bar i{display:block;height:100%;background:var(--ok)}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
        td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.ok{color:var(--ok)}.bad{color:var(--bad)}.mid{color:var(--mid)}.scroll{overflow-x:auto}
        """;
}
