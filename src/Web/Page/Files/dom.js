// How anything gets onto the page: as elements and texts, never as markup.

/** An element. Attributes that are functions listen; children that are texts stay texts, whatever they look like. */
export function el(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (typeof value === "function") made.addEventListener(key, value);
        else if (value === true) made.setAttribute(key, "");
        else if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value);
    }
    made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
    return made;
}

/** Puts these in place of all that is in an element. */
export const fill = (place, ...children) =>
    place.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));

/** Sets a text only where it is another: what is read aloud is not read again, and a selection stays. */
export function say(place, words) {
    if (place.textContent !== words) place.textContent = words;
}

/** A choice of one of several: `[value, words]` each. */
export const choice = (label, options, chosen, changed, kind = "choice") =>
    el(
        "label",
        { class: kind },
        el("span", {}, label),
        el(
            "select",
            { change: event => changed(event.target.value) },
            options.map(([value, words]) => el("option", { value, selected: value === chosen }, words)),
        ),
    );

export const button = (words, press, attributes = {}) => el("button", { type: "button", click: press, ...attributes }, words);

/** A box to search in. */
export const search = (label, hint, value, changed) =>
    el(
        "label",
        { class: "choice find" },
        el("span", {}, label),
        el("input", { type: "search", placeholder: hint, value, input: event => changed(event.target.value) }),
    );
