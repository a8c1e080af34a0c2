// The front door in a real browser: record and decide a contact with the keyboard alone, with scripts and without.

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

/** Somebody signed in, at the front door. */
async function come(title, options) {
  const page = await visitor(browser, { origin: server.origin, ...options });
  await signInAs(page, title);
  return page;
}

/** Presses Tab until the control of this name (and value, for a radio or checkbox) has the focus. */
async function reach(page, name, value) {
  for (let presses = 0; presses < 150; presses++) {
    const found = await page.evaluate(
      ([name, value]) => {
        const { name: at, value: holds } = document.activeElement;
        return at === name && (value === undefined || holds === value);
      },
      [name, value],
    );
    if (found) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${name} ${value ?? ""}`);
}

/** Presses Tab until the button or link with these words has the focus, then presses it. */
async function press(page, words) {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => document.activeElement.textContent.trim());
    if (at !== words) continue;
    await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")]);
    await page.waitForLoadState();
    return;
  }
  throw new Error(`the keyboard does not reach “${words}”`);
}

async function type(page, name, text) {
  await reach(page, name);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Chooses a radio: Tab reaches the group, the arrows its answers. */
async function choose(page, name, value) {
  await reach(page, name);
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press("Space");
    const chosen = () => page.evaluate((name) => document.querySelector(`[name=${name}]:checked`)?.value, name);
    if ((await chosen()) === value) return;
    await page.keyboard.press("ArrowDown");
    if ((await chosen()) === value) return;
  }
  throw new Error(`the keyboard does not choose ${name} ${value}`);
}

/** The name of a child whose contact waits. */
async function nameThatWaits(page) {
  await page.goto("/front-door");
  const link = await page.locator(".gt-queue th a").first().textContent();
  return link.split(",")[0];
}

async function tick(page, name, value) {
  await reach(page, name, value);
  await page.keyboard.press("Space");
}

for (const scripts of [true, false]) {
  const how = scripts ? "" : "-no-scripts";
  const given = scripts ? "Zephyrine" : "Quillon";
  const family = scripts ? "Achterberg" : "Vandersloot";
  // Another date of birth each time: with the same one the second child would rightly be asked about.
  const born = scripts ? "2014" : "2009";

  describe(scripts ? "with scripts" : "without scripts", () => {
    test("a contact is recorded and decided with the keyboard alone", async () => {
      const page = await come("MASH practice manager", { scripts });
      await check(page);
      await shoot(page, `front-door${how}`);
      const waited = Number(await page.locator(".gt-counts dd").first().textContent());
      await press(page, "Record a contact");
      await check(page);
      await shoot(page, `new-contact${how}`);

      await type(page, "given", given);
      await press(page, "Record the contact");
      assert.equal(await page.title(), "Error: Record a contact – Goldthread");
      await check(page);
      await shoot(page, `new-contact-refused${how}`);
      if (scripts) {
        const focused = await page.evaluate(() => document.activeElement.className);
        assert.match(focused, /govuk-error-summary/, "the error summary has the focus");
      }

      await type(page, "family", family);
      await type(page, "born-day", "14");
      await type(page, "born-month", "3");
      await type(page, "born-year", born);
      await choose(page, "sex", "F");
      await type(page, "postcode", "zz9 9zz");
      await reach(page, "source");
      await page.keyboard.type("School");
      await type(page, "from", "Mrs Rao, head teacher");
      await choose(page, "reason", "social-care");
      await type(page, "worry", "She came to school with a bruise and says that she was hit.");
      await press(page, "Record the contact");
      await page.getByText("The contact is recorded.").waitFor();
      await check(page);
      await shoot(page, `contact${how}`);
      assert.equal(await page.getByText("Words to look at:").count(), 1);

      await choose(page, "level", "4");
      await choose(page, "outcome", "referral");
      await reach(page, "need");
      await page.keyboard.type("Abuse");
      await type(page, "reason", "A bruise that the child explains by being hit.");
      await tick(page, "told", "contacted");
      await press(page, "Record the decision");
      await page.getByText("The decision is recorded: referral to children's social care.").waitFor();
      await check(page);
      await shoot(page, `contact-decided${how}`);

      await press(page, "Decide the referral");
      await check(page);
      await shoot(page, `referral${how}`);
      await choose(page, "outcome", "assessment");
      await type(page, "reason", "To be seen today.");
      await choose(page, "referrer", "today");
      await press(page, "Record the decision");
      await page.getByText("The decision is recorded: child and family assessment.").waitFor();
      await check(page);
      await press(page, "Back to the front door");
      assert.equal(Number(await page.locator(".gt-counts dd").first().textContent()), waited);
      await page.context().close();
    });

    test("search says who was found, and what to do when nobody was", async () => {
      const page = await come("MASH social worker", { scripts });
      await page.goto(`/search?q=${family}`);
      await check(page);
      const waiting = await nameThatWaits(page);
      await page.goto(`/search?q=${encodeURIComponent(waiting)}`);
      assert.ok((await page.getByRole("link", { name: waiting, exact: true }).count()) > 0, `${waiting} is found`);
      await check(page);
      await shoot(page, `search${how}`);
      await page.setViewportSize({ width: 390, height: 844 });
      await check(page);
      await page.goto("/search?q=nobody+at+all");
      await check(page);
      await shoot(page, `search-nobody${how}`);
      await page.getByRole("button", { name: "Record a contact about somebody new" }).click();
      await page.waitForURL("**/front-door/contact/new");
      await page.context().close();
    });

    test("the queue is narrowed by its filters, which are kept until they are cleared", async () => {
      const page = await come("MASH practice manager", { scripts });
      const rows = page.locator(".gt-queue tbody tr");
      const all = await rows.count();
      await page.getByLabel("Who told us").selectOption("Police");
      await page.getByRole("button", { name: "Show", exact: true }).click();
      await page.waitForURL(/source=6/);
      await check(page);
      await shoot(page, `front-door-filtered${how}`);
      await page.goto("/front-door");
      assert.equal(await page.getByLabel("Who told us").inputValue(), "6", "the choice is kept");
      assert.ok((await rows.count()) < all, "fewer are shown");
      await page.getByText("Your choice is kept until you change it.").waitFor();
      await page.getByRole("button", { name: "Show all contacts" }).click();
      await page.waitForURL(/front-door$/);
      assert.equal(await rows.count(), all);
      await page.context().close();
    });
  });
}

test("a worker who may not decide reads the contact without the form", async () => {
  const page = await come("MASH social worker");
  await page.locator(".gt-queue th a").first().click();
  await page.getByText("A front door manager decides.").waitFor();
  await check(page);
  await shoot(page, "contact-worker");
  await page.emulateMedia({ media: "print" });
  await shoot(page, "contact-print");
  await page.context().close();
});
