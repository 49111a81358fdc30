// A problem's pictures, as the job keeps them: of the four types that are read, and from data alone.
import { el } from "./elements.js";

const types = { "image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WebP" };

const said = ({ type, width, height }) => `${types[type] ?? "of another type"}, ${width} × ${height}`;

/** The pictures in their order; null where there are none. `contentOf` gives a picture's data URL, and nothing where only its name is to be shown. */
export function gallery(pictures, contentOf) {
    return pictures?.length ? el("ul", { class: "pictures", "aria-label": "Pictures" }, pictures.map(shown)) : null;

    function shown(picture, place) {
        const { hash, type, width, height } = picture,
            content = contentOf(picture);
        return types[type] && content?.startsWith(`data:${type};base64,`)
            ? el(
                  "li",
                  {},
                  el("img", { src: content, width, height, alt: `Picture ${place + 1} of ${pictures.length}: ${said(picture)}` }),
                  el("span", { class: "soft" }, `${said(picture)}, `, el("code", { title: hash }, hash.slice(0, 12))),
              )
            : el("li", { class: "soft" }, `Picture ${place + 1} of ${pictures.length}: ${said(picture)}, `, el("code", {}, hash));
    }
}
