"use strict";
// Which lines are drawn, and which is looked at: with the mouse or the keyboard.
const unseen = el("p", { class: "soft", role: "status" });

/** Draws again what the choices say, and tells what a logarithmic axis cannot show. */
function refresh() {
    redraw();
    const none = names.filter(name => !view.off.has(name) && cells(name, point => point.all).length === 0);
    unseen.textContent = none.length
        ? `Not drawn, for they spend no ${units[view.unit].replace(" per problem", "")}: ${none.join(", ")}.`
        : "";
}

function focus(name) {
    if (view.focus === name) return;
    view.focus = name;
    refresh();
}

function legend() {
    const boxes = names.map(name =>
        el("input", {
            type: "checkbox",
            checked: true,
            change: event => {
                view.off[event.target.checked ? "delete" : "add"](name);
                refresh();
            },
            focus: () => focus(name),
            blur: () => focus(null),
        }),
    );
    const all = on =>
        el(
            "button",
            {
                type: "button",
                click: () => {
                    view.off = new Set(on ? [] : names);
                    boxes.forEach(box => {
                        box.checked = on;
                    });
                    refresh();
                },
            },
            on ? "all" : "none",
        );
    return el(
        "fieldset",
        { class: "legend" },
        el("legend", { class: "unseen" }, "Strategies drawn"),
        names.map((name, i) => {
            const { colour, shape, dash } = look(name);
            return el(
                "label",
                { mouseenter: () => focus(name), mouseleave: () => focus(null) },
                boxes[i],
                el(
                    "i",
                    { "aria-hidden": "true", style: `color:var(--line${colour + 1});border-top-style:${dash}` },
                    el("span", {}, shape[1]),
                ),
                name,
            );
        }),
        names.length > 4 ? [all(true), all(false)] : null,
    );
}
