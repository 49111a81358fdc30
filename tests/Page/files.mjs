// Looks at pages that are files - reports, evaluations, comparisons - in light and dark, on a desk and on a phone, with everything opened: runs axe-core,
// and finds what is wider than its place, words that lie on each other, and formulas that are not set.
// Usage: CHROMIUM=/path/to/chromium node files.mjs PICTURES PAGE.html…
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [pictures, ...files] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
});
let faults = 0;

const fault = words => {
    faults++;
    console.log(`FAULT ${words}`);
};

/** Opens the first problem, and everything that is folded away. */
function unfold() {
    document.querySelector("button.open")?.click();
    for (let i = 0; i < 2; i++) document.querySelectorAll("details:not([open]) > summary").forEach(summary => summary.click());
}

function wide() {
    return [document.documentElement, ...document.querySelectorAll("main *")]
        .filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== "visible")
        .filter(e => !e.closest(".unseen, thead, .katex-mathml, .formula.display"))
        .map(e => `${e.tagName} ${e.className}: ${e.scrollWidth} in ${e.clientWidth}`);
}

function overlaps() {
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
    return [...document.querySelectorAll(".chart svg")].flatMap(svg => {
        const words = [...svg.querySelectorAll("text")].filter(text => text.textContent.trim());
        const boxes = words.map(text => text.getBoundingClientRect());
        return words.flatMap((a, i) =>
            words
                .slice(i + 1)
                .filter((_, j) => meet(boxes[i], boxes[i + 1 + j]))
                .map(b => `"${a.textContent}" lies on "${b.textContent}"`),
        );
    });
}

for (const file of files) {
    for (const width of [1400, 400]) {
        for (const scheme of ["light", "dark"]) {
            const name = `${basename(file, ".html")}-${width}-${scheme}`;
            const page = await browser.newPage();
            page.on("pageerror", error => fault(`${name}: ${error.message}`));
            page.on("console", message => message.type() === "error" && fault(`${name}: ${message.text()}`));
            page.on("request", request => /^(https?|wss?):/.test(request.url()) && fault(`${name} asks for ${request.url()}`));
            await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
            await page.setViewport({ width, height: 900, isMobile: width < 500, hasTouch: width < 500 });
            await page.goto(pathToFileURL(resolve(file)).href);
            await page.screenshot({ path: `${pictures}/${name}.png` });
            await page.evaluate(unfold);
            const height = await page.evaluate(() => Math.min(8000, document.documentElement.scrollHeight));
            await page.setViewport({ width, height, isMobile: width < 500, hasTouch: width < 500 });
            await new Promise(done => setTimeout(done, 500));
            await page.screenshot({ path: `${pictures}/${name}-open.png` });
            for (const words of await page.evaluate(wide)) fault(`${name}: ${words}`);
            for (const words of await page.evaluate(overlaps)) fault(`${name}: ${words}`);
            await page.evaluate(axe);
            const { violations, passes } = await page.evaluate(() => axe.run());
            for (const { impact, id, nodes } of violations)
                (impact === "serious" || impact === "critical" ? fault : console.log)(
                    `axe ${name}: ${impact} ${id} ${nodes[0].html.slice(0, 120)}`,
                );
            console.log(`${name}: ${violations.length} violations of axe's rules, ${passes.length} kept`);
            await page.close();
        }
    }
}

await browser.close();
console.log(faults === 0 ? "No fault." : `${faults} faults.`);
process.exitCode = faults === 0 ? 0 : 1;
