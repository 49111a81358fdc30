// Small questions to the person before the screen.
import { el } from "./dom.js";

/** Asks in a dialog; gives what was said, or null where nobody wanted to. */
export function ask({ heading, words, label, value = "", hint, type = "text", yes, optional = false }) {
    return new Promise(done => {
        const input =
            label && el("input", { type, value, placeholder: hint, required: !optional, autocomplete: "off", spellcheck: "false" });
        const box = el(
            "dialog",
            {
                "aria-labelledby": "asked",
                close: () => (box.remove(), done(box.returnValue === "yes" ? (input ? input.value.trim() : "yes") : null)),
            },
            el("h2", { id: "asked" }, heading),
            el("p", {}, words),
            el(
                "form",
                {
                    submit: event => {
                        event.preventDefault();
                        box.close("yes");
                    },
                },
                input && el("label", { class: "field" }, el("span", {}, label), input),
                el(
                    "p",
                    { class: "buttons" },
                    el("button", { type: "submit", class: "main" }, yes),
                    el("button", { type: "button", click: () => box.close("no") }, "Not now"),
                ),
            ),
        );
        document.body.append(box);
        box.showModal();
        input?.focus();
    });
}

export const askKey = refused =>
    ask({
        heading: refused ? "That key was refused" : "The key of this service",
        words: "The service shows its jobs only to those who have a function key. It is kept in this tab until you close it.",
        label: "Key",
        type: "password",
        yes: "Show the jobs",
    });
