// Recording in a child's record: a visit, a note, a correction, a striking-out; in a real browser, with
// scripts and without.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { check, openBrowser, shoot, visitor } from "../browser.mjs";
import { signInAs, startDemo } from "../demo.mjs";

const WORKER = "Social worker, Protection and Court";

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

/** A day in three boxes. */
async function enterDay(page, name, [day, month, year]) {
  for (const [part, value] of [["day", day], ["month", month], ["year", year]]) {
    await page.locator(`[name="${name}-${part}"]`).fill(String(value));
  }
}

/** Chooses an answer, wherever its box is drawn. */
async function choose(page, name, value) {
  await page.locator(`[name="${name}"][value="${value}"]`).check({ force: true });
}

/** The first row of what is due that has a visit for several children, or any visit. */
async function rowWithVisit(page, several) {
  const rows = page.locator(".gt-clock").filter({ has: page.getByRole("link", { name: /^Record the visit/ }) });
  for (let place = 0; place < (await rows.count()); place += 1) {
    const row = rows.nth(place);
    if (!several || (await row.locator(".gt-clock__who a").count()) > 1) return row;
  }
  return null;
}

/** What was typed is there again, and nothing of the day's demonstration is in the future. */
const TODAY = [15, 11, 2021];

for (const scripts of [true, false]) {
  const how = scripts ? "" : "-no-scripts";

  describe(scripts ? "recording" : "recording without scripts", () => {
    test("a social worker records a visit to brothers and sisters from home, and sees the clock move", async () => {
      const page = await visitor(browser, { origin: server.origin, scripts });
      await signInAs(page, WORKER);
      await page.goto("/practise");
      await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
      const row = (await rowWithVisit(page, true)) ?? (await rowWithVisit(page, false));
      assert.ok(row, "a visit is due");
      const record = row.getByRole("link", { name: /^Record the visit/ });
      await record.click();
      await page.waitForURL(/\/visit\?kind=/);
      const heading = await page.locator("h1").innerText();
      assert.match(heading, /^Record a visit to /);
      const child = heading.replace("Record a visit to ", "");
      await check(page);
      await shoot(page, `visit${how}`);

      const ids = await page
        .locator('[name^="seen_"]')
        .evaluateAll((all) => [...new Set(all.map((one) => one.name.replace("seen_", "")))]);
      const also = page.locator('[name="also"]');
      for (let place = 0; place < (await also.count()); place += 1) await also.nth(place).check({ force: true });
      const words = "I like it when we all eat together.";
      await page.locator('[name="note"]').fill("The flat was warm. Everybody was at home and calm.");
      for (const id of ids) await page.locator(`[name="words_${id}"]`).fill(words);
      await page.getByRole("button", { name: "Record the visit" }).click();
      await page.waitForSelector(".govuk-error-summary");
      assert.match(await page.title(), /^Error: /);
      assert.equal(await page.locator(`[name="words_${ids[0]}"]`).inputValue(), words, "no word is lost");
      await check(page);
      await shoot(page, `visit-refused${how}`);

      await enterDay(page, "on", TODAY);
      await page.locator('[name="at"]').fill("4:30pm");
      await choose(page, "place", "home");
      for (const id of ids) await choose(page, `seen_${id}`, "alone");
      for (const id of ids) {
        const kinds = page.locator(`[name="kind_${id}"]`);
        if ((await kinds.first().getAttribute("type")) === "radio" && !(await kinds.evaluateAll((all) => all.some((one) => one.checked)))) {
          await kinds.first().check({ force: true });
        }
      }
      await page.getByRole("button", { name: "Record the visit" }).click();
      await page.waitForURL(/visited=/);
      const said = await page.locator(".govuk-notification-banner").innerText();
      assert.ok(said.includes(child), said);
      assert.match(said, /is recorded\./);
      assert.match(said, /due by .* is done.*\. The next is due by /s);
      await check(page);
      await shoot(page, `visit-recorded${how}`);
    });

    test("a note is added, corrected and struck out, and all of it stays readable", async () => {
      const page = await visitor(browser, { origin: server.origin, scripts });
      await signInAs(page, WORKER);
      await page.goto("/practise");
      await page.locator("table.gt-table tbody a").nth(scripts ? 1 : 2).click();
      await page.waitForURL(/\/child\/[0-9a-f-]+$/);
      await page.getByRole("button", { name: "Add a note" }).click();
      await page.waitForURL(/\/note$/);
      await check(page);
      await page.locator('[name="note"]').fill("Grandmother rang. She can have both children at the weekend.");
      await page.getByRole("button", { name: "Add the note" }).click();
      await page.waitForSelector(".govuk-error-summary");
      assert.match(await page.locator('[name="note"]').inputValue(), /^Grandmother rang/);
      await check(page);
      await shoot(page, `note-refused${how}`);
      await choose(page, "kind", "call");
      await enterDay(page, "on", TODAY);
      await page.getByRole("button", { name: "Add the note" }).click();
      await page.waitForURL(/noted=/);
      assert.match(await page.locator(".govuk-notification-banner").innerText(), /The note is recorded/);

      const entry = page.locator(".moj-timeline__item").filter({ hasText: "Grandmother rang." });
      await entry.getByRole("link", { name: /^Correct/ }).click();
      await page.waitForURL(/\/correct$/);
      await check(page);
      await shoot(page, `correct-note${how}`);
      await page.locator('[name="now_note"]').fill("Aunt rang. She can have both children at the weekend.");
      await page.getByRole("button", { name: "Record the correction" }).click();
      await page.waitForSelector(".govuk-error-summary");
      assert.match(await page.locator('[name="now_note"]').inputValue(), /^Aunt rang/);
      await page.locator('[name="why"]').fill("It was her aunt who rang.");
      await page.getByRole("button", { name: "Record the correction" }).click();
      await page.waitForURL(/done=corrected/);
      const corrected = page.locator(".moj-timeline__item").filter({ hasText: "It was her aunt who rang." });
      assert.match(await corrected.innerText(), /Grandmother rang[\s\S]*Corrected by [\s\S]*Aunt rang/);
      await check(page);
      await shoot(page, `corrected${how}`);

      await corrected.getByRole("link", { name: /^Correct/ }).click();
      await page.waitForURL(/\/correct$/);
      await page.getByRole("link", { name: "Strike it out" }).click();
      await page.waitForURL(/\/strike-out$/);
      await check(page);
      await shoot(page, `strike-out${how}`);
      await page.locator('[name="why"]').fill("It is about another family.");
      await page.getByRole("button", { name: "Strike out this entry" }).click();
      await page.waitForURL(/done=struck/);
      const struck = page.locator(".moj-timeline__item").filter({ hasText: "It is about another family." });
      assert.match(await struck.innerText(), /Struck out by /);
      assert.equal(await struck.getByRole("link", { name: /^Correct/ }).count(), 0);
      await check(page);
      await shoot(page, `struck-out${how}`);
    });

    test("a plan or conference shows what hangs on it, and any entry has its form", async () => {
      const page = await visitor(browser, { origin: server.origin, scripts });
      await signInAs(page, WORKER);
      await page.goto("/practise");
      const child = page.locator("table.gt-table tbody tr").filter({ hasText: "Child protection plan" }).first();
      await child.locator("a").first().click();
      await page.waitForURL(/\/child\/[0-9a-f-]+$/);
      const id = new URL(page.url()).pathname;
      await page.goto(`${id}/story`);
      const links = await page
        .locator(".moj-timeline__item")
        .evaluateAll((items) =>
          items.map((item) => [item.querySelector("h3").innerText, item.querySelector(".gt-thread__actions a")?.getAttribute("href")]),
        );
      const seen = new Set();
      for (const [title, href] of links) {
        if (!href || seen.has(title)) continue;
        seen.add(title);
        await page.goto(href);
        assert.match(await page.locator("h1").innerText(), /^Correct: /, title);
        if (scripts) await check(page);
        if (/conference$/i.test(title)) await shoot(page, `correct-conference${how}`);
        if (title === "Child protection plan started") {
          await page.goto(href.replace("/correct", "/strike-out"));
          await check(page);
          await shoot(page, `strike-out-plan${how}`);
        }
      }
      assert.ok(seen.size > 5, `only ${[...seen]}`);
    });
  });
}

describe("by keyboard alone", () => {
  test("a note is recorded without a mouse", async () => {
    const page = await visitor(browser, { origin: server.origin });
    await signInAs(page, WORKER);
    await page.goto("/practise");
    await page.locator("table.gt-table tbody a").first().click();
    await page.waitForURL(/\/child\/[0-9a-f-]+$/);
    await page.getByRole("button", { name: "Add a note" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/note$/);
    await page.locator('[name="kind"]').first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    for (const value of TODAY) {
      await page.keyboard.type(String(value));
      await page.keyboard.press("Tab");
    }
    await page.keyboard.type("Rang the school: she was there all week.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/noted=/);
    assert.match(await page.locator(".govuk-notification-banner").innerText(), /The note is recorded/);
  });
});

describe("who may not", () => {
  test("a director sees no way to record, and is told so politely", async () => {
    const page = await visitor(browser, { origin: server.origin });
    await signInAs(page, WORKER);
    await page.goto("/practise");
    await page.locator("table.gt-table tbody a").first().click();
    await page.waitForURL(/\/child\/[0-9a-f-]+$/);
    const id = new URL(page.url()).pathname;
    const other = await visitor(browser, { origin: server.origin });
    await signInAs(other, "Director");
    await other.goto(id);
    assert.equal(await other.getByRole("button", { name: "Record a visit" }).count(), 0);
    assert.equal(await other.getByRole("link", { name: /^Correct/ }).count(), 0);
    const answer = await other.goto(`${id}/visit`);
    assert.equal(answer.status(), 403);
    await check(other);
  });
});
