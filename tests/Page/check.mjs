// Looks at the page as people do: in light and dark, on a desk and on a phone, by keyboard alone; runs axe-core; and takes times.
// Usage: CHROMIUM=/path/to/chromium node check.mjs ADDRESS PICTURES [JOB OTHER]; a key is taken from PONDER_KEY.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { keyboard } from "./keyboard.mjs";
import { times } from "./times.mjs";

const [address, pictures, ...given] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const key = process.env.PONDER_KEY;
const jobs = given.length
    ? given
    : (await (await fetch(new URL("api/jobs", address), { headers: key ? { "x-functions-key": key } : {} })).json()).jobs.map(
          job => job.job,
      );
const [one, two = one] = jobs;
const views = {
    jobs: "#/",
    job: `#/jobs/${one}`,
    problem: `#/jobs/${one}/problems/1`,
    compare: `#/compare/${one}/${two}`,
    both: `#/compare/${one}/${two}/1/1`,
    report: `page/report.html#${one}`,
};
const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
});
let faults = 0;

const fault = words => {
    faults++;
    console.log(`FAULT ${words}`);
};

async function open(hash, width = 1400, scheme = "light") {
    const page = await browser.newPage();
    page.on("pageerror", error => fault(`${hash}: ${error.message}`));
    page.on("console", message => message.type() === "error" && fault(`${hash}: ${message.text()}`));
    await page.setViewport({ width, height: width > 500 ? 1000 : 860, isMobile: width < 500, hasTouch: width < 500 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    if (key) await page.evaluateOnNewDocument(text => sessionStorage.setItem("ponder-key", text), key);
    await page.goto(new URL(hash, address).href, { waitUntil: "networkidle0" });
    await new Promise(done => setTimeout(done, 500));
    return page;
}

for (const width of [1400, 400]) {
    for (const scheme of ["light", "dark"]) {
        for (const [name, hash] of Object.entries(views)) {
            const page = await open(hash, width, scheme);
            await page.screenshot({ path: `${pictures}/${name}-${width}-${scheme}.png` });
            const [needs, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
            if (needs > has) fault(`${name} scrolls sideways at ${width}: ${needs} px`);
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => axe.run({ iframes: false }));
            for (const { impact, id, nodes } of violations)
                (impact === "serious" || impact === "critical" ? fault : console.log)(
                    `axe ${name} ${width} ${scheme}: ${impact} ${id} ${nodes[0].html.slice(0, 120)}`,
                );
            console.log(`${name} ${width} ${scheme}: ${violations.length} violations`);
            await page.close();
        }
    }
}

await keyboard(await open("#/"), fault);
await times(browser, new URL(views.job, address).href);
await browser.close();
console.log(faults === 0 ? "No fault." : `${faults} faults.`);
process.exitCode = faults === 0 ? 0 : 1;
