"use strict";
// A job's page: what it came to, where the budget went, and every problem that wants a look.
page.replaceChildren(...[summary(), caps(), budget(), sureness(), problems()].flat().filter(Boolean));
redraw();
list.follow();
addEventListener("hashchange", () => list.follow());
