// The workforce academy in a real browser: measures, the pipeline, a learning record, training, leavers, agency,
// surveys; and that each persona sees only what they may.

import assert from "node:assert/strict";
import { test } from "node:test";
import { check, shoot } from "../browser.mjs";
import { visitDemo } from "../demo.mjs";

const LEAD = "Principal social worker";
const come = visitDemo();

const words = (page) => page.locator("main").innerText();

async function day(page, group, [date, month, year]) {
  const boxes = page.getByRole("group", { name: group });
  for (const [label, value] of [["Day", date], ["Month", month], ["Year", year]]) {
    await boxes.getByLabel(label, { exact: true }).fill(String(value));
  }
}

for (const scripts of [true, false]) {
  const how = scripts ? "" : "-no-scripts";

  test(`the academy's lead begins at its numbers, and what the paper counts is there${how}`, async () => {
    const page = await come(LEAD, "/", { scripts });
    assert.equal(await page.locator("h1").innerText(), "Academy");
    const pipeline = page.getByRole("region", { name: "On a way into the work" });
    const row = async (route) => (await pipeline.getByRole("row").filter({ hasText: route }).innerText()).split(/\s*\t\s*/);
    assert.equal((await row("Student placement"))[1], "20");
    assert.equal((await row("Frontline"))[1], "4");
    assert.equal((await row("Apprentice"))[1], "9");
    assert.deepEqual((await row("Step up to social work")).slice(1, 3), ["0", "5"]);
    await check(page);
    await shoot(page, `academy${how}`);
    await page.getByLabel("Measure", { exact: true }).selectOption("turnover");
    await page.getByRole("button", { name: "Show" }).click();
    assert.match(await words(page), /no full year yet/);
    await page.getByLabel("Measure", { exact: true }).selectOption("vacancy");
    await page.getByLabel("Of whom").selectOption("everybody");
    await page.getByRole("button", { name: "Show" }).click();
    assert.match(await words(page), /Vacancy rate, everybody/);
    await check(page);
  });
}

test("the measures can be taken away as CSV", async () => {
  const page = await come(LEAD, "/redesign/academy");
  const file = await page.request.get(await page.getByRole("link", { name: /as CSV/ }).getAttribute("href"));
  assert.match(await file.text(), /2021-10,social workers,agency,Agency share,\d+\.\d,percent/);
});

test("somebody new is added, extended, passed and that is taken back", async () => {
  const page = await come(LEAD, "/redesign/academy/pipeline");
  await check(page);
  await shoot(page, "academy-pipeline");
  await page.getByRole("button", { name: "Add somebody" }).click();
  await page.getByRole("button", { name: "Add them" }).click();
  assert.match(await page.locator(".govuk-error-summary").innerText(), /Enter their name[\s\S]*Choose the route/);
  await check(page);
  await shoot(page, "academy-add-refused");
  await page.getByLabel("What is their name?").fill("Mina Castle");
  await page.getByLabel("Which route?").selectOption("apprentice");
  await day(page, "On which day does it begin?", [6, 9, 2021]);
  await day(page, "When is it expected to be complete?", [26, 7, 2024]);
  await page.getByLabel("In which cohort?").selectOption({ label: "Apprentice, September 2021" });
  await page.getByRole("button", { name: "Add them" }).click();
  assert.equal(await page.locator("h1").innerText(), "Mina Castle");
  assert.match(await words(page), /Recorded: add somebody/);
  await page.getByRole("link", { name: "Record an outcome" }).click();
  await page.getByLabel("Extended: it takes longer").check();
  await day(page, "If it takes longer: until when?", [1, 7, 2024]);
  await page.getByRole("button", { name: "Record the outcome" }).click();
  assert.match(await page.locator(".govuk-error-summary").innerText(), /after 26 July 2024, as expected so far/);
  await check(page);
  await page.getByLabel("Passed").check();
  await page.getByRole("button", { name: "Record the outcome" }).click();
  assert.match(await words(page), /Passed\s+15 November 2021/);
  await page.getByRole("link", { name: "Take the last outcome back" }).click();
  await page.getByLabel("Why?").fill("The form was for somebody else.");
  await page.getByRole("button", { name: "Take it back" }).click();
  assert.match(await words(page), /Took an outcome back: The form was for somebody else/);
  await check(page);
  await shoot(page, "academy-person");
});

test("the record of somebody who works here is found by name", async () => {
  const page = await come(LEAD, "/redesign/academy/pipeline");
  const select = page.getByLabel("Learning record of somebody who works here");
  const name = await select.locator("option").nth(5).innerText();
  await select.selectOption({ label: name });
  await page.getByRole("button", { name: "Open" }).click();
  assert.equal(await page.locator("h1").innerText(), name);
});

test("a newly qualified worker reads their own record and nobody else's", async () => {
  const page = await come("Newly qualified social worker", "/redesign/academy/pipeline");
  await page.getByRole("link", { name: "My record" }).click();
  assert.match(await words(page), /In the assessed year until .* holds \d+ children, at most \d+\.\d are protected/);
  assert.equal(await page.getByRole("button", { name: "Add a way in" }).count(), 0);
  await check(page);
  await shoot(page, "academy-own-record");
  const lead = await come(LEAD, "/redesign/academy/pipeline");
  const other = await lead.getByRole("region", { name: "Now and to come" }).getByRole("link").first().getAttribute("href");
  assert.equal((await page.goto(other)).status(), 404);
  assert.equal((await page.goto("/redesign/academy")).status(), 403);
  assert.equal((await page.goto("/redesign/academy/agency")).status(), 403);
});

test("who came to a session is recorded for all at once", async () => {
  const page = await come(LEAD, "/redesign/academy/training");
  await check(page);
  await shoot(page, "academy-training");
  await page.getByRole("link", { name: "Systemic practice, foundation" }).click();
  await check(page);
  await shoot(page, "academy-course");
  await page.getByRole("link", { name: "28 September 2021" }).click();
  await check(page);
  await shoot(page, "academy-session");
  const first = page.locator("main select").first();
  await first.selectOption((await first.inputValue()) === "attended" ? "part" : "attended");
  await page.getByRole("button", { name: "Record who came" }).click();
  assert.match(await words(page), /Recorded for 1 person/);
  await page.getByRole("button", { name: "Record who came" }).click();
  assert.match(await words(page), /Nothing was different/);
});

test("why somebody left is recorded, and a director sees numbers without names", async () => {
  const page = await come(LEAD, "/redesign/academy/leavers");
  await check(page);
  await shoot(page, "academy-leavers");
  await page.getByRole("link", { name: "Record why" }).first().click();
  await check(page);
  await shoot(page, "academy-exit");
  await page.getByLabel("Resigned").check();
  await page.getByLabel("Another council").check();
  await page.getByRole("button", { name: "Record it" }).click();
  assert.match(await words(page), /Recorded: record why they left/);
  const director = await come("Director of children", "/redesign/academy/leavers");
  assert.equal(await director.getByRole("region", { name: "Who", exact: true }).count(), 0);
  await check(director);
  await shoot(director, "academy-leavers-director");
});

test("agency workers and who of them was employed", async () => {
  const page = await come(LEAD, "/redesign/academy/agency");
  const employed = page.getByRole("region", { name: "Became employees in 12 months" });
  assert.equal(await employed.getByRole("row").count(), 3);
  await check(page);
  await shoot(page, "academy-agency");
});

test("a survey is added, its responses are entered, and few are hidden", async () => {
  const page = await come(LEAD, "/redesign/academy/surveys");
  await check(page);
  await shoot(page, "academy-surveys");
  await page.getByRole("link", { name: "Staff survey, October 2021" }).click();
  assert.match(await words(page), /hidden/);
  await check(page);
  await shoot(page, "academy-survey");
  await page.goto("/redesign/academy/record/survey");
  await page.getByLabel("What is it called?").fill("Pulse");
  await day(page, "On which day did it open?", [1, 11, 2021]);
  await day(page, "On which day did it close?", [5, 11, 2021]);
  await page.getByLabel("Which scales?").fill("Workload: I have time for each child.");
  await page.getByLabel("How many were asked?").fill("East: 30\nWest: 4");
  await page.getByRole("button", { name: "Record the survey" }).click();
  await page.getByRole("button", { name: "Enter the responses" }).click();
  await page.getByLabel("The responses").fill("East,6");
  await page.getByRole("button", { name: "Record the responses" }).click();
  assert.match(await page.locator(".govuk-error-summary").innerText(), /Response 1: give scores from 1 to 5/);
  await check(page);
  const answers = [...Array(12).fill("East,4"), ...Array(3).fill("West,1")];
  await page.getByLabel("The responses").fill(answers.join("\n"));
  await page.getByRole("button", { name: "Record the responses" }).click();
  const rows = await page.getByRole("region", { name: "Scores by group" }).innerText();
  assert.match(rows, /East\s+30\s+hidden\s+hidden[\s\S]*West\s+4\s+hidden\s+hidden[\s\S]*Everybody\s+34\s+15 \(44\.1%\)\s+3\.40/);
});
