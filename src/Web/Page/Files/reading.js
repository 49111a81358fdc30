// What reads Markdown and sets formulas: brought once somebody looks at a problem, and not before.
import { el } from "./elements.js";

let coming;

/** Ready once texts can be shown as they are to be read; without it they are shown as they were typed. */
export const reading = () => (coming ??= Promise.allSettled([import("./marked.js"), import("./katex.js"), style()]));

const style = () =>
    new Promise(done =>
        document.head.append(el("link", { rel: "stylesheet", href: new URL("katex.css", import.meta.url).href, load: done, error: done })),
    );
