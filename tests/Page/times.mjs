// How long a job takes to open and to filter. Best of five, as other programs only make it slower.
const best = list => Math.round(Math.min(...list));

export async function times(browser, href) {
    const [first, all] = [[], []];
    for (let i = 0; i < 5; i++) {
        const page = await open(browser, href);
        const seen = await page.evaluate(() => window.seen);
        first.push(seen.first);
        all.push(seen.all);
        if (i === 4) await filters(page);
        await page.close();
    }
    console.log(`open: first rows after ${best(first)} ms, all after ${best(all)} ms`);
}

async function open(browser, href) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1400, height: 1000 });
    await page.evaluateOnNewDocument(() => {
        window.seen = {};
        (function look() {
            const shown = [...document.querySelectorAll("section [role=status]")].at(-1)?.textContent.split(" ")[0];
            const settled = document.querySelector(".summary b")?.textContent.split(" ")[0];
            if (document.querySelector(".body .row .id a")?.textContent) seen.first ??= performance.now();
            if (seen.first && shown === settled) seen.all = performance.now();
            else requestAnimationFrame(look);
        })();
    });
    await page.goto(href);
    await page.waitForFunction(() => window.seen.all, { timeout: 120_000 });
    return page;
}

/** From the wish to the next picture. */
async function filters(page) {
    await new Promise(done => setTimeout(done, 3000));
    const take = async (what, act) => {
        const taken = [];
        for (let i = 0; i < 5; i++) {
            taken.push(
                await page.evaluate(`(async () => {
                const start = performance.now();
                (${act})(${i});
                await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                return performance.now() - start;
            })()`),
            );
        }
        console.log(`${what}: ${best(taken)} ms (${taken.map(Math.round).join(", ")})`);
    };
    await take("find words", i => {
        const box = document.querySelector("input[type=search]");
        box.value = ["a", "12", "the", "p9", ""][i];
        box.dispatchEvent(new Event("input"));
    });
    await take("choose a kind", i => {
        const all = document.querySelectorAll(".filters input");
        all[(4 - i) % all.length].click();
    });
    await take("sort", i => document.querySelectorAll("[role=columnheader] button")[i].click());
    await take("scroll", i => scrollTo(0, (document.body.scrollHeight * (i + 1)) / 6));
}
