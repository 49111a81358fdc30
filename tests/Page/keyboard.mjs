// From the list of jobs to a candidate and back, without a mouse.
const at = page =>
    page.evaluate(() => ({
        hash: location.hash,
        tag: document.activeElement.tagName,
        role: document.activeElement.getAttribute("role"),
        words: document.activeElement.textContent.slice(0, 60),
    }));

async function tabTo(page, is, most = 60) {
    for (let i = 0; i < most; i++) {
        await page.keyboard.press("Tab");
        if (await page.evaluate(is)) return true;
    }
    return false;
}

const settle = () => new Promise(done => setTimeout(done, 800));

export async function keyboard(page, fault) {
    const step = async (words, worked) =>
        worked ? console.log(`keyboard: ${words}`) : fault(`keyboard: ${words}: ${JSON.stringify(await at(page))}`);
    await step("to a job", await tabTo(page, () => document.activeElement.matches(".jobs a")));
    await page.keyboard.press("Enter");
    await settle();
    await step("the job's heading has the focus", (await at(page)).tag === "H1");
    await step("to the search", await tabTo(page, () => document.activeElement.type === "search"));
    await page.keyboard.type("a");
    await step("to the kinds", await tabTo(page, () => document.activeElement.type === "radio"));
    await step("to the list", await tabTo(page, () => document.activeElement.getAttribute("role") === "grid"));
    const active = () =>
        page.evaluate(() =>
            document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.getAttribute("aria-rowindex"),
        );
    for (const pressed of ["ArrowDown", "ArrowDown", "End", "Home", "ArrowDown"]) await page.keyboard.press(pressed);
    await step("the second row is the active one", (await active()) === "3");
    await page.keyboard.press("Enter");
    await settle();
    await step("a problem is open", (await at(page)).hash.includes("/problems/"));
    await step("to a candidate", await tabTo(page, () => document.activeElement.matches(".candidate > summary")));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await step("its text is open", await page.evaluate(() => document.activeElement.parentElement.open));
    await page.goBack();
    await settle();
    await step("back on the same row", (await at(page)).role === "grid" && (await active()) === "3");
    await page.close();
}
