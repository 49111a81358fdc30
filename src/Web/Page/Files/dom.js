// How anything gets onto the page: as elements and texts, never as markup.
import { el } from "./elements.js";

export { choice, el } from "./elements.js";

/** Puts these in place of all that is in an element. */
export const fill = (place, ...children) =>
    place.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));

/** Sets a text only where it is another: what is read aloud is not read again, and a selection stays. */
export function say(place, words) {
    if (place.textContent !== words) place.textContent = words;
}

export const button = (words, press, attributes = {}) => el("button", { type: "button", click: press, ...attributes }, words);

/** A box to search in. */
export const search = (label, hint, value, changed) =>
    el(
        "label",
        { class: "choice find" },
        el("span", {}, label),
        el("input", { type: "search", placeholder: hint, value, input: event => changed(event.target.value) }),
    );
