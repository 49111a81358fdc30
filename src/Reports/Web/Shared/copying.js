// What people take with them: a text to the clipboard, rows as a file.
import { el } from "./elements.js";

/** A button that copies what `text` gives, and says so. */
export function copies(words, text) {
    const made = el("button", { type: "button", class: "small" }, words);
    const said = el("span", { role: "status", class: "soft" });
    made.addEventListener("click", async () => {
        said.textContent = (await copied(text())) ? " copied" : " the browser does not let pages copy";
        setTimeout(() => (said.textContent = ""), 3000);
    });
    return el("span", { class: "copy" }, made, said);
}

async function copied(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        const box = el("textarea", { class: "unseen" });
        box.value = text;
        document.body.append(box);
        box.select();
        const done = document.execCommand("copy");
        box.remove();
        return done;
    }
}

/** A button that gives a file. */
export const downloads = (words, name, type, text) =>
    el(
        "button",
        {
            type: "button",
            class: "small",
            click: () => {
                const address = URL.createObjectURL(new Blob([text()], { type }));
                el("a", { href: address, download: name }).click();
                setTimeout(() => URL.revokeObjectURL(address), 1000);
            },
        },
        words,
    );

const quoted = value => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Rows as CSV (RFC 4180), with a line of names. Lists and objects are JSON in their cells. */
export const csv = rows => {
    const names = Object.keys(rows[0] ?? {});
    const lines = rows.map(row =>
        names.map(name => quoted(typeof row[name] === "object" && row[name] !== null ? JSON.stringify(row[name]) : `${row[name] ?? ""}`)),
    );
    return [names, ...lines].map(cells => `${cells.join(",")}\r\n`).join("");
};

/** Rows as JSON Lines. */
export const jsonLines = rows => rows.map(row => `${JSON.stringify(row)}\n`).join("");
