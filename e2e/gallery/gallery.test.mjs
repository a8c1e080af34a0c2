// Every component and the frame, in a real browser: accessible, readable, and useful without scripts.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { check, openBrowser, shoot, start, visitor } from "../browser.mjs";

const PAGES = { home: "/", record: "/record", scorecard: "/scorecard", questions: "/questions", pieces: "/pieces", "sign-in": "/sign-in", broken: "/broken", "not-found": "/nowhere" };

let server;
let browser;
before(async () => {
  server = await start((address) => [address]);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const come = (options) => visitor(browser, { origin: server.origin, ...options });

for (const scripts of [true, false]) {
  describe(scripts ? "with scripts" : "without scripts", () => {
    for (const [name, path] of Object.entries(PAGES)) {
      test(`${path} is accessible`, async () => {
        const page = await come({ scripts });
        await page.goto(path);
        await check(page);
        await shoot(page, `gallery-${name}${scripts ? "" : "-no-scripts"}`);
        await page.setViewportSize({ width: 390, height: 844 });
        await check(page);
        await page.context().close();
      });
    }

    test("a refused form says what to do, goes to it and keeps what was typed", async () => {
      const page = await come({ scripts });
      await page.goto("/questions");
      await page.getByLabel("What are they worried about?").fill("Left alone at night <again>");
      await page.getByRole("checkbox", { name: "Neglect" }).check();
      await page.getByRole("button", { name: "Record the contact" }).click();
      assert.equal(await page.title(), "Error: Record a contact – Goldthread");
      await check(page);
      await shoot(page, `gallery-refused${scripts ? "" : "-no-scripts"}`);
      assert.equal(await page.getByLabel("What are they worried about?").inputValue(), "Left alone at night <again>");
      assert.equal(await page.getByRole("checkbox", { name: "Neglect" }).isChecked(), true);
      await page.getByRole("alert").getByRole("link", { name: "Enter the child’s date of birth" }).click();
      if (scripts) assert.equal(await page.evaluate(() => document.activeElement.id), "born-day");
      else assert.ok(page.url().endsWith("#born-day"));
      await page.context().close();
    });
  });
}

test("the slash key goes to the search box, but is a slash where something is typed", async () => {
  const page = await come();
  await page.goto("/questions");
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await page.getByLabel("What is the child’s name?").fill("a");
  await page.keyboard.press("/");
  assert.equal(await page.getByLabel("What is the child’s name?").inputValue(), "a/");
  await page.context().close();
});

test("the first stop of the keyboard skips to what the page is about", async () => {
  const page = await come();
  await page.goto("/record");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to main content");
  assert.ok(await page.getByRole("link", { name: "Skip to main content" }).isVisible());
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main-content");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Record a visit");
  await page.context().close();
});

test("typed words come back after the page was left, and are gone once recorded", async () => {
  const page = await come();
  page.on("dialog", (dialog) => dialog.accept());
  const worry = page.getByLabel("What are they worried about?");
  await page.goto("/questions");
  await worry.fill("Left alone at night");
  await page.getByRole("radio", { name: "Offer early help" }).check();
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("goldthread-kept:leila")));
  await page.goto("/pieces");
  await page.goto("/questions");
  assert.equal(await worry.inputValue(), "Left alone at night");
  assert.ok(await page.getByRole("radio", { name: "Offer early help" }).isChecked());
  assert.ok(await page.getByLabel("Which locality’s team?").isVisible(), "what the answer reveals is shown");
  await page.getByText("We put back what you typed here").waitFor();
  await check(page);
  await page.getByLabel("What is the child’s name?").fill("Amara");
  await page.getByLabel("Day").fill("14");
  await page.getByLabel("Who told us?").selectOption("School");
  await page.getByRole("checkbox", { name: "Neglect" }).check();
  await page.getByLabel("Why?").fill("Because");
  await page.getByRole("button", { name: "Record the contact" }).click();
  await page.getByText("The contact is recorded").waitFor();
  await page.goto("/questions");
  assert.equal(await worry.inputValue(), "");
  await page.context().close();
});

test("signing out forgets what was typed", async () => {
  const page = await come();
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto("/questions");
  await page.getByLabel("Why?").fill("Mine alone");
  await page.waitForFunction(() => Object.keys(localStorage).length === 1);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-out");
  assert.equal(await page.evaluate(() => Object.keys(localStorage).length), 0);
  await page.context().close();
});

test("a table sorts by its dates and figures, not by their letters", async () => {
  const page = await come();
  await page.goto("/pieces");
  const first = () => page.locator("table tbody th").first().innerText();
  await page.getByRole("button", { name: "Visits" }).click();
  assert.equal(await first(), "Kacper Wiśniewski");
  await page.getByRole("button", { name: "Born" }).click();
  assert.equal(await first(), "Kacper Wiśniewski");
  await page.context().close();
});

test("on paper there is no navigation", async () => {
  const page = await come();
  await page.goto("/record");
  await page.emulateMedia({ media: "print" });
  for (const name of ["Rooms", "Breadcrumb"]) {
    assert.equal(await page.getByRole("navigation", { name }).isVisible(), false, name);
  }
  assert.equal(await page.getByRole("heading", { name: "Amara Okafor" }).isVisible(), true);
  await shoot(page, "gallery-record-on-paper");
  await page.context().close();
});
