"use strict";
// The page's data, and where they go.
const page = document.getElementById("page");
const data = JSON.parse(document.getElementById("data").textContent);
