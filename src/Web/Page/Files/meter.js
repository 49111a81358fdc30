// Spend against the cap, and how far a job is.
import { el } from "./dom.js";
import { cap, percent, whole } from "./words.js";

/** A bar with parts, each `[share, kind]`; what it shows is said beside it. */
export function bar(...parts) {
    const made = el("div", { class: "bar", "aria-hidden": "true" });
    for (const [share, kind] of parts) {
        const part = el("i", { class: kind });
        part.style.width = `${100 * Math.max(0, Math.min(1, share))}%`;
        made.append(part);
    }
    return made;
}

/** What a job was charged and its cap, in words. */
export const charge = ({ spentTokens: spent, cap: limit }) =>
    limit.tokens === undefined
        ? `${whole(spent)} tokens, ${cap(limit) === "no cap" ? "no cap" : `cap ${cap(limit)}`}`
        : `${whole(spent)} of ${cap(limit)}`;

/** The same as a bar, known and in doubt apart. */
export function meter({ spentTokens: spent, inDoubtTokens: doubt = 0, cap: { tokens: most } }) {
    return [
        most ? bar([(spent - doubt) / most, "known"], [doubt / most, "doubt"]) : null,
        most ? el("span", { class: "unseen" }, ` (${percent(spent / most)} of the cap)`) : null,
    ];
}
