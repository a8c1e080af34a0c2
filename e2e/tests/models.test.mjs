// A model structure in a real browser: the choice of structures, its chart, its proposal, the page that loads one;
// and cases against posts among a proposal's checks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { check, shoot } from "../browser.mjs";
import { visitDemo } from "../demo.mjs";

const come = visitDemo();

test("the structure of another council is chosen above our own, drawn, and left again", async () => {
  const page = await come("Programme manager", "/redesign");
  const choice = page.getByRole("navigation", { name: "Structures" });
  await choice.getByRole("link", { name: "Sandbank Council (a model)" }).click();
  assert.equal(await page.locator("h1").innerText(), "Sandbank Council (a model)");
  const says = await page.locator("main").innerText();
  assert.match(says, /Nothing here changes our own establishment/);
  assert.match(says, /Sandbank: proposed changes to the structure\s+Draft, confidential/);
  await check(page);
  await shoot(page, "model");
  await page.getByRole("button", { name: "Structure chart" }).click();
  assert.match(await page.locator("main").innerText(), /26\d posts/);
  await check(page);
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Sandbank Council (a model)" }).click();
  await choice.getByRole("link", { name: "Wexcombe City Council" }).click();
  assert.equal(await page.locator("h1").innerText(), "Establishment");
  assert.doesNotMatch(await page.locator("main").innerText(), /Sandbank: proposed changes/);
});

test("the proposal about the model says so, and counts its posts before and after", async () => {
  const page = await come("Programme manager", "/redesign");
  await page.getByRole("link", { name: "Sandbank Council (a model)" }).click();
  await page.getByRole("link", { name: "Sandbank: proposed changes to the structure" }).click();
  const says = await page.locator("main").innerText();
  assert.match(says, /About the model structure Sandbank Council \(a model\): nothing here changes our own establishment/);
  await page.getByRole("link", { name: "Before and after" }).click();
  assert.match(await page.getByRole("row", { name: /^Social Worker H & I/ }).innerText(), /111\.73[\s\S]*152\.36/);
  await check(page);
  await shoot(page, "model-proposal");
  await page.getByRole("link", { name: "Structure", exact: true }).click();
  await check(page);
  await shoot(page, "model-structure");
});

test("the proposal about the model is costed on the pay of its year, and cannot be launched", async () => {
  const page = await come("Programme manager", "/redesign");
  await page.getByRole("link", { name: "Sandbank Council (a model)" }).click();
  await page.getByRole("link", { name: "Sandbank: proposed changes to the structure" }).click();
  assert.equal(await page.getByRole("button", { name: "Launch the consultation" }).count(), 0);
  assert.equal(await page.getByRole("link", { name: "Consultation", exact: true }).count(), 0);
  const proposal = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "What it costs" }).click();
  // Where the pay comes from is folded away.
  const says = await page.locator("main").textContent();
  assert.match(says, /2024\/25/);
  assert.match(says, /NJC pay agreement 2024\/25/);
  assert.match(says, /The post is not graded yet/);
  await check(page);
  await shoot(page, "model-cost");
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Sandbank Council (a model)" }).click();
  assert.equal(await page.locator("h1").innerText(), "Sandbank Council (a model)");
  await page.goto(`${proposal}/step/launch`);
  assert.match(await page.locator("main").innerText(), /It cannot be launched or carried out/);
  await check(page);
});

test("a proposal's checks hold cases against posts, now and in a year", async () => {
  const page = await come("Programme manager", "/redesign");
  await page.getByRole("link", { name: "Destination 22, phase 2" }).click();
  await page.getByRole("link", { name: "Checks" }).click();
  const table = page.getByRole("table", { name: "Cases for each full-time worker" });
  const row = table.getByRole("row", { name: /Child protection plans/ });
  assert.match(await row.innerText(), /\d/);
  assert.ok(await table.getByRole("columnheader", { name: "Cases expected on 31 January 2023" }).isVisible());
  assert.match(await page.locator("main").innerText(), /Nothing forecasts the cases of/);
  await check(page);
  await shoot(page, "caseload");
});

test("who loads a table says whose structure it is", async () => {
  const page = await come("HR business partner", "/redesign/load");
  await page.getByLabel("Another structure, to compare with").check();
  await page.getByRole("button", { name: "Load the table" }).click();
  assert.match(await page.locator(".govuk-error-summary").innerText(), /Enter whose structure it is, and of when/);
  await check(page);
  await shoot(page, "model-load");
});

test("a restructure is drawn as a table, and every difference becomes a change", async () => {
  const page = await come("Programme manager", "/redesign");
  await page.getByRole("link", { name: "Sandbank Council (a model)" }).click();
  await page.getByRole("button", { name: "Begin a proposal" }).click();
  await page.getByLabel("What is it called?").fill("As the report has it");
  await page.getByLabel("What is the case for change?").fill("The report of May 2024, from its table.");
  for (const [part, typed] of [["Day", "1"], ["Month", "9"], ["Year", "2024"]]) {
    await page.getByLabel(part, { exact: true }).fill(typed);
  }
  await page.getByRole("button", { name: "Begin the proposal" }).click();
  await page.getByRole("button", { name: "Add a change" }).click();
  await page.getByRole("link", { name: "Draw the proposed structure as a table" }).click();
  await page.waitForLoadState();
  await check(page);
  await shoot(page, "draw");
  const table = fileURLToPath(new URL("../../crates/service/src/demo/sandbank_proposed.csv", import.meta.url));
  const send = async () => {
    await page.getByLabel("Which file?").setInputFiles(table);
    await page.getByLabel("Why?").fill("As the report proposes.");
    await page.getByRole("button", { name: "Add the changes" }).click();
    await page.waitForLoadState();
  };
  await send();
  assert.match(await page.locator(".govuk-error-summary").innerText(), /Say whether the posts that are not in the table are deleted/);
  await check(page);
  await shoot(page, "draw-asks");
  await page.getByLabel("They are deleted").check();
  await send();
  const says = await page.locator("main").innerText();
  assert.match(says, /What the table says differently is added, change by change/);
  assert.match(says, /260.89 full-time equivalents become 37\d/);
  await check(page);
  await shoot(page, "draw-drawn");
});
