// The forecast in a real browser: the fan chart, levers by a plain form, refusals.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { check, openBrowser, shoot, visitor } from "../browser.mjs";
import { signInAs, startDemo } from "../demo.mjs";

let server;
let browser;
before(async () => {
  server = await startDemo();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The director, at a page of the room Redesign. */
async function come(path, options) {
  const page = await visitor(browser, { origin: server.origin, ...options });
  await signInAs(page, "Director");
  await page.goto(path);
  return page;
}

test("the establishment leads to the forecast of children looked after", async () => {
  const page = await come("/redesign");
  await page.getByRole("button", { name: "Forecast" }).click();
  assert.equal(await page.locator("h1").innerText(), "How many children looked after will there be?");
  const says = await page.locator("main").innerText();
  assert.match(says, /On 15 November 2021 there were 5\d\d\. By \d+ November 2026 there will be about \d+: between/);
  assert.match(says, /The record is complete from 1 April 2017/);
  assert.match(says, /What such forecasts were worth here\./);
  for (const months of [3, 6, 12]) {
    assert.match(says, new RegExp(`${months} months ahead, in \\d+ trials, this model was out by [\\d.]+ children, the last value by [\\d.]+, a straight line by`));
  }
  const cases = page.getByRole("table", { name: "Cases for each full-time worker" });
  assert.match(await cases.getByRole("row", { name: /Child protection plans/ }).innerText(), /\d+\s+[\d.]+\s+[\d.]+/);
  assert.ok(await cases.getByRole("columnheader", { name: "Cases expected on 15 November 2022" }).isVisible());
  assert.ok(await page.getByRole("img", { name: /Children looked after/ }).first().isVisible());
  await check(page);
  await shoot(page, "forecast");
});

for (const scripts of [true, false]) {
  const how = scripts ? "" : "-no-scripts";

  test(`levers stand beside what comes if nothing is done${how}`, async () => {
    const page = await come("/redesign/forecast", { scripts });
    await page.getByText("What if something is done?").click();
    const help = page.getByRole("group", { name: "Early help" });
    await help.getByRole("textbox", { name: /Reaches this share/ }).fill("30");
    await help.getByRole("textbox", { name: /this share does not come/ }).fill("40");
    await help.getByLabel("The work begins in").selectOption("2022-04");
    const step = page.getByRole("group", { name: /Step-down/ });
    await step.getByRole("textbox", { name: /Reaches this share/ }).fill("25");
    await step.getByRole("textbox", { name: /this share moves/ }).fill("40");
    await page.getByRole("button", { name: "Show the forecast" }).click();
    const numbers = page.getByRole("table", { name: "Numbers, a year apart" });
    assert.match(await numbers.getByRole("row").last().innerText(), /−\d+\s*$/);
    assert.ok(await numbers.getByRole("columnheader", { name: "Difference" }).isVisible());
    assert.match(await page.locator("main").innerText(), /Early help: from 1 April 2022, it reaches 30%/);
    assert.equal(await help.getByRole("textbox", { name: /Reaches this share/ }).inputValue(), "30");
    await check(page);
    await shoot(page, `forecast-levers${how}`);
  });
}

test("the chart follows sliders, and the tables follow the button", async () => {
  const page = await come("/redesign/forecast");
  await page.getByText("What if something is done?").click();
  const says = page.locator("[data-says]");
  const before = await says.innerText();
  const help = page.getByRole("group", { name: "Early help" });
  const reach = help.getByRole("slider", { name: /Reaches this share/ });
  await reach.focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("PageUp");
  assert.equal(await help.getByRole("textbox", { name: /Reaches this share/ }).inputValue(), await reach.inputValue());
  assert.equal(await says.innerText(), before, "a lever that changes nothing yet leaves the chart");
  await help.getByRole("textbox", { name: /this share does not come/ }).fill("50");
  await page.getByText(/with the levers: between/).waitFor();
  assert.notEqual(await says.innerText(), before);
  assert.equal(await help.getByRole("slider", { name: /does not come/ }).inputValue(), "50");
  assert.match(page.url(), /help_effect=50/);
  assert.ok(await page.getByText("The chart follows what you move").isVisible());
  await check(page);
  await shoot(page, "forecast-sliders");
  // What makes no sense leaves the last picture.
  const kept = await says.innerText();
  await help.getByRole("textbox", { name: /this share does not come/ }).fill("500");
  await page.waitForTimeout(300);
  assert.equal(await says.innerText(), kept);
});

test("scenarios are saved, opened as a report, and set beside each other", async () => {
  const page = await come("/redesign/forecast?years=3&help_reach=30&help_effect=40");
  await page.getByLabel("What is it called?").fill("Earlier help");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/scenarios\/[0-9a-f-]+$/);
  assert.match(await page.locator("main").innerText(), /Saved by .+15 Nov 2021/);
  await check(page);
  await shoot(page, "scenario");
  await page.goto("/redesign/forecast?years=3&help_reach=30&help_effect=40&step_reach=25&step_effect=40");
  await page.getByLabel("What is it called?").fill("Earlier help and step-down");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/scenarios\/[0-9a-f-]+$/);
  await page.getByRole("link", { name: "Saved scenarios" }).click();
  await page.waitForLoadState();
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await check(page);
  await shoot(page, "scenarios");
  await page.getByRole("button", { name: "Compare" }).click();
  await page.waitForLoadState();
  const numbers = page.getByRole("table", { name: "Numbers, a year apart" });
  assert.equal(await numbers.getByRole("row").count(), 4);
  await check(page);
  await shoot(page, "scenarios-compared");
});

test("a scenario from a file is read, told what is wrong in it, and saved", async () => {
  const page = await come("/redesign/scenarios");
  await page.getByRole("link", { name: "Save a scenario from a file" }).click();
  await page.waitForLoadState();
  await check(page);
  const example = await readFile(new URL("../../docs/guide/forecast-example.toml", import.meta.url), "utf8");
  const choose = (words) =>
    page.getByLabel("Which file?").setInputFiles({ name: "scenario.toml", mimeType: "application/toml", buffer: Buffer.from(words) });
  await choose(example.replace("ramp_weeks", "ramp"));
  await page.getByRole("button", { name: "Save the scenario" }).click();
  await page.waitForLoadState();
  assert.match(await page.locator(".govuk-error-summary").innerText(), /Nothing was saved/);
  await check(page);
  await shoot(page, "scenario-from-file-refused");
  await choose(example);
  await page.getByRole("button", { name: "Save the scenario" }).click();
  await page.waitForURL(/scenarios\/[0-9a-f-]+$/);
  await check(page);
  await shoot(page, "scenario-from-file");
});

test("a share above 100 is refused beside its question", async () => {
  const page = await come("/redesign/forecast?help_reach=140&help_effect=10&help_from=2022-04");
  assert.match(await page.locator(".govuk-error-summary").innerText(), /enter a number from 0 to 100/);
  assert.equal(await page.locator("#help_reach").inputValue(), "140");
  await check(page);
  await shoot(page, "forecast-refused");
});

test("children on child protection plans have no placements, homes or costs", async () => {
  const page = await come("/redesign/forecast?population=child-protection&years=2");
  assert.equal(await page.locator("h1").innerText(), "How many children on a child protection plan will there be?");
  assert.equal(await page.getByRole("heading", { name: "Homes needed" }).count(), 0);
  await check(page);
});
