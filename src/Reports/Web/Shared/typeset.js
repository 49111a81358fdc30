// Sets formulas with KaTeX, where the page has it. What it cannot set is shown as it was typed.
import { el, scrolls } from "./elements.js";
import { formula, formulaMark, isBare, markEnd, markStart, plain } from "./formulas.js";

/** What could reach out of the page is not set: it is shown as typed, rather than left out. */
function trust({ command, class: name }) {
    if (command === "\\htmlClass" && name === "read") return true;
    throw new Error(`${command} is not for pages`);
}

const careful = { strict: "ignore", throwOnError: true, maxSize: 20, maxExpand: 300 };

/** A formula: `{ raw, tex, display }`, a part of which may be marked. */
export function typeset({ raw, tex, display }) {
    const made = el("span", { class: display ? "formula display" : "formula" });
    if (display) scrolls(made);
    const marked = raw.includes(markStart) || raw.includes(markEnd);
    if (marked && set(made, tex.replace(markStart, "\\htmlClass{read}{").replace(markEnd, "}"), display)) return made;
    const typed = !set(made, plain(tex), display);
    if (typed) made.replaceChildren(plain(raw));
    if (typed) made.className = "typed";
    return marked ? el("mark", {}, made) : made;
}

function set(place, tex, displayMode) {
    if (globalThis.katex === undefined || tex.includes(markStart) || tex.includes(markEnd)) return false;
    try {
        globalThis.katex.render(tex, place, { ...careful, displayMode, trust });
        return true;
    } catch {
        place.replaceChildren();
        return false;
    }
}

/** An answer in a line: a formula as a whole, or a text in which there may be some. `kind` is what it answers with; mathematics where it says nothing. */
export function answerText(text, kind) {
    if (kind !== undefined && kind !== null && kind !== "math" && kind !== "choice") return [text];
    if (isBare(text)) return [typeset({ raw: text, tex: text, display: false })];
    const parts = [];
    let rest = text;
    for (let at = rest.search(formulaMark); at >= 0;) {
        const found = formula(rest.slice(at));
        const end = at + (found ? found.raw.length : 1);
        const apart = found?.display ? " " : "";
        if (found) parts.push(rest.slice(0, at), apart, typeset({ ...found, display: false }), apart);
        else parts.push(rest.slice(0, end));
        rest = rest.slice(end);
        at = rest.search(formulaMark);
    }
    return [...parts, rest].filter(part => part !== "");
}
