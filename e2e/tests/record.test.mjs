// A practitioner's own children, and a child's record, in a real browser with scripts and without.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
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

for (const scripts of [true, false]) {
  const how = scripts ? "" : "-no-scripts";

  describe(scripts ? "a child's record" : "a child's record without scripts", () => {
    test("a social worker sees their own children, what is due next first", async () => {
      const page = await visitor(browser, { origin: server.origin, scripts });
      await signInAs(page, "Social worker, Protection and Court");
      await page.goto("/practise");
      assert.match(await page.locator("h1").innerText(), /^My children \(\d+\)$/);
      assert.ok((await page.locator(".gt-clock").count()) > 0, "something is due");
      await check(page);
      await shoot(page, `my-children${how}`);
    });

    test("a child's page opens into story, chronology and who has looked", async () => {
      const page = await visitor(browser, { origin: server.origin, scripts });
      await signInAs(page, "Social worker, Protection and Court");
      await page.goto("/practise");
      const link = page.locator("table.gt-table tbody a").first();
      const name = await link.innerText();
      await link.click();
      await page.waitForURL(/\/child\/[0-9a-f-]+$/);
      assert.equal(await page.locator("h1").innerText(), name);
      await check(page);
      await shoot(page, `child${how}`);

      const parts = page.getByRole("navigation", { name: "Parts of the record" });
      await parts.getByRole("link", { name: "Story" }).click();
      await page.waitForURL(/\/story$/);
      const entries = await page.locator(".moj-timeline__item").count();
      assert.ok(entries > 3, "a child has a story");
      await check(page);
      await shoot(page, `story${how}`);

      const kind = page.getByRole("checkbox").first();
      await kind.check({ force: true });
      await page.getByRole("button", { name: "Show" }).click();
      await page.waitForURL(/kind=/);
      assert.ok((await page.locator(".moj-timeline__item").count()) <= entries, "fewer kinds, no more entries");

      await parts.getByRole("link", { name: "Chronology" }).click();
      await page.waitForURL(/\/chronology$/);
      assert.ok((await page.locator(".gt-chronology tbody tr").count()) > 0, "something significant happened");
      await check(page);
      await shoot(page, `chronology${how}`);

      await parts.getByRole("link", { name: "Who has looked" }).click();
      await page.waitForURL(/\/looked$/);
      await page.reload();
      assert.match(await page.locator("main").innerText(), /Chronology/, "one's own opening is noted");
      await check(page);
      await shoot(page, `looked${how}`);
    });

    test("a past day is said in a banner, and shows no later fact", async () => {
      const page = await visitor(browser, { origin: server.origin, scripts });
      await signInAs(page, "Social worker, Protection and Court");
      await page.goto("/practise");
      await page.locator("table.gt-table tbody a").first().click();
      await page.waitForURL(/\/child\/[0-9a-f-]+$/);
      await page.goto(`${new URL(page.url()).pathname}/story?as_at=2021-10-31&known=2021-10-31`);
      assert.match(await page.locator(".gt-lens").innerText(), /31 October 2021, as known on that day/);
      const days = await page.locator(".moj-timeline__date time").evaluateAll((times) => times.map((t) => t.dateTime));
      assert.deepEqual(days.filter((day) => day > "2021-10-31"), []);
      await check(page);
    });
  });
}

describe("who may not", () => {
  test("somebody who is not signed in is asked to sign in, and taken to where they were going", async () => {
    const page = await visitor(browser, { origin: server.origin });
    await page.goto("/practise");
    assert.ok(page.url().includes("/sign-in?next=/practise"));
    await check(page);
    await shoot(page, "sign-in");
  });

  test("a record that is not there and one that may not be seen answer alike", async () => {
    const page = await visitor(browser, { origin: server.origin });
    await signInAs(page, "Social worker, Protection and Court");
    const answer = await page.goto("/child/00000000-0000-7000-8000-000000000000");
    assert.equal(answer.status(), 404);
    await check(page);
  });
});
