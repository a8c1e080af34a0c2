// The pages that anyone may read, signed in or not.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { check, openBrowser, shoot, visitor } from "../browser.mjs";
import { startDemo } from "../demo.mjs";

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

for (const [path, name] of [
  ["/help", "Help"],
  ["/glossary", "Glossary"],
  ["/accessibility", "Accessibility"],
  ["/privacy", "Privacy"],
  ["/due", "When is it due?"],
]) {
  test(`${name} is there for anyone`, async () => {
    const page = await visitor(browser, { origin: server.origin });
    await page.goto(path);
    assert.equal(await page.locator("h1").innerText(), name);
    await check(page);
    await shoot(page, path.slice(1));
  });
}

for (const scripts of [true, false]) {
  test(`when an initial conference is due, and why${scripts ? "" : ", without scripts"}`, async () => {
    const page = await visitor(browser, { origin: server.origin, scripts });
    await page.goto("/due/initial_conference");
    await page.getByLabel("Day").fill("10");
    await page.getByLabel("Month").fill("12");
    await page.getByLabel("Year").fill("2021");
    await page.getByRole("button", { name: "Work it out" }).click();
    const answer = await page.locator("#answer").innerText();
    // 15 working days: Christmas and Boxing Day fall on a weekend, New Year's Day too, each with its substitute.
    assert.match(answer, /Due .*5 January 2022/);
    await check(page);
    await shoot(page, `due-answer${scripts ? "" : "-no-scripts"}`);
  });
}

test("a day that does not exist is refused beside its field, and stays as typed", async () => {
  const page = await visitor(browser, { origin: server.origin });
  await page.goto("/due/initial_conference?from-day=31&from-month=2&from-year=2021");
  assert.match(await page.locator(".govuk-error-summary").innerText(), /February 2021 has 28 days/);
  assert.equal(await page.getByLabel("Day").inputValue(), "31");
  await check(page);
});
