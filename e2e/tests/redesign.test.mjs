// The room Redesign in a real browser: the establishment, its chart, loading a table, a proposal, the forecast.

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

/** Somebody signed in, in the room Redesign. */
async function come(title, options) {
  const page = await visitor(browser, { origin: server.origin, ...options });
  await signInAs(page, title);
  await page.goto("/redesign");
  return page;
}

for (const scripts of [true, false]) {
  const how = scripts ? "" : "-no-scripts";

  describe(scripts ? "the organisation" : "the organisation without scripts", () => {
    test("is what human resources see first: services, teams, posts, and what is vacant", async () => {
      const page = await visitor(browser, { origin: server.origin, scripts });
      await signInAs(page, "HR business partner");
      assert.equal(new URL(page.url()).pathname, "/redesign");
      assert.match(await page.locator("main").innerText(), /full-time equivalents in \d+ posts/);
      await check(page);
      await shoot(page, `establishment${how}`);
    });

    test("is drawn as a chart, a team at a time, and a table says the same", async () => {
      const page = await come("HR business partner", { scripts });
      await page.getByRole("link", { name: "Early Help East" }).first().click();
      assert.match(await page.locator("main").innerText(), /\d+ posts/);
      assert.ok((await page.locator("svg.gt-structure rect").count()) > 3);
      await page.getByText("The same as a table").click();
      assert.ok((await page.getByRole("rowheader").count()) > 3);
      await check(page);
      await shoot(page, `structure${how}`);
    });

    test("is made larger and smaller, and keeps the post that was looked for", async () => {
      const page = await come("HR business partner", { scripts });
      await page.getByRole("button", { name: "Structure chart" }).click();
      await page.waitForLoadState();
      const width = () => page.locator("svg.gt-structure").evaluate((svg) => svg.getBoundingClientRect().width);
      const own = await width();
      await page.getByRole("link", { name: "Smaller" }).click();
      await page.getByText("75%").waitFor();
      assert.ok(Math.abs((await width()) - own * 0.75) < 2);
      await page.getByLabel("Find a post, by its title or who holds it").fill("Principal Social Worker");
      await page.getByRole("button", { name: "Find" }).click();
      await page.waitForURL(/zoom=75&at=/);
      await page.getByRole("link", { name: "Fit to the width" }).click();
      await page.getByText("as wide as the page").waitFor();
      assert.match(page.url(), /at=/);
      const frame = await page.locator(".gt-structure-frame").evaluate((frame) => frame.clientWidth);
      assert.ok((await width()) <= frame + 1);
      await check(page);
      await shoot(page, `structure-fit${how}`);
    });

    test("is changed in a proposal by a team that is split and a post that comes in", async () => {
      const page = await come("Programme manager", { scripts });
      await page.getByRole("link", { name: /Destination 22, phase 2$/ }).first().click();
      await page.waitForLoadState();
      const proposal = new URL(page.url()).pathname;
      await page.goto(`${proposal}/add`);
      await check(page);
      await shoot(page, `add-choose${how}`);
      await page.getByRole("link", { name: "Split a team" }).click();
      await page.waitForLoadState();
      await check(page);
      await page.getByLabel("Which team?").selectOption({ label: "MASH" });
      await page.getByLabel("What is the new team called?").fill("MASH West");
      await page.getByLabel("Why is it proposed?").fill("Closer to the locality.");
      await page.getByRole("button", { name: "Add the change" }).click();
      await page.waitForLoadState();
      assert.ok((await page.getByRole("checkbox").count()) > 3, "its posts are listed");
      await check(page);
      await shoot(page, `add-split${how}`);
      await page.goto(`${proposal}/add/transfer-in`);
      await check(page);
      await shoot(page, `add-transfer-in${how}`);
    });

    test("shows on what staff are consulted, with what would change and why", async () => {
      const page = await come("Social worker, Protection and Court East 1", { scripts });
      await page.getByRole("link", { name: /Destination 22/ }).click();
      const words = await page.locator("main").innerText();
      assert.match(words, /In consultation/);
      for (const kind of ["Deleted posts", "New posts created", "Changes of line management"]) {
        assert.ok(words.includes(kind), kind);
      }
      await check(page);
      await shoot(page, `proposal${how}`);
    });

    test("is redesigned in a draft that others see only when it is launched", async () => {
      const page = await come("HR business partner", { scripts });
      const name = `Closer to home${scripts ? "" : ", without scripts"}`;
      await page.getByRole("button", { name: "Begin a proposal" }).click();
      await page.getByRole("button", { name: "Begin the proposal" }).click();
      assert.match(await page.locator(".govuk-error-summary").innerText(), /Enter the name of the proposal/);
      await check(page);
      await page.getByLabel("What is it called?").fill(name);
      await page.getByLabel("What is the case for change?").fill("Children wait for a family support worker.");
      for (const [part, typed] of [["Day", "31"], ["Month", "1"], ["Year", "2022"]]) {
        await page.getByLabel(part, { exact: true }).fill(typed);
      }
      await shoot(page, `proposal-begin${how}`);
      await page.getByRole("button", { name: "Begin the proposal" }).click();
      assert.match(await page.locator("main").innerText(), /Draft, confidential/);
      const draft = new URL(page.url()).pathname;
      await check(page);

      await page.getByRole("button", { name: "Add a change" }).click();
      await check(page);
      await shoot(page, `proposal-kinds${how}`);
      await page.getByRole("link", { name: "Delete a post" }).click();
      const first = page.getByLabel("Which post?");
      await first.selectOption(await first.locator("optgroup option").first().getAttribute("value"));
      await page.getByRole("button", { name: "Add the change" }).click();
      assert.match(await page.locator(".govuk-error-summary").innerText(), /Enter why the change is proposed/);
      assert.notEqual(await first.inputValue(), "");
      await check(page);
      await shoot(page, `proposal-delete${how}`);
      await page.getByLabel("Why is it proposed?").fill("The work has gone to the localities.");
      await page.getByRole("button", { name: "Add the change" }).click();
      assert.match(await page.locator("main").innerText(), /The change is added/);

      await page.getByRole("button", { name: "Add a change" }).click();
      await page.getByRole("link", { name: "Create posts" }).click();
      await page.getByLabel("What is the title?").fill("Family Support Worker");
      for (const label of ["In which team?", "To which post does it report?"]) {
        const list = page.getByLabel(label);
        await list.selectOption(await list.locator("optgroup option").first().getAttribute("value"));
      }
      await page.getByLabel("What is the grade?").fill("G");
      await page.getByLabel("It is indicative until the job is evaluated").check();
      await page.getByLabel("How many of them?").fill("3");
      await page.getByLabel("Why is it proposed?").fill("Families wait for help.");
      await check(page);
      await shoot(page, `proposal-create${how}`);
      await page.getByRole("button", { name: "Add the change" }).click();
      assert.match(await page.locator("main").innerText(), /New posts created \(3\)/);
      await check(page);
      await shoot(page, `proposal-draft${how}`);

      const part = (words) => page.getByRole("navigation", { name: "Parts of the proposal" }).getByRole("link", { name: words });
      await part("Structure").click();
      const proposed = page.getByRole("region", { name: "Structure as proposed" });
      await proposed.waitFor();
      assert.equal((await proposed.innerHTML()).match(/>New · Indicative/g).length, 3);
      assert.match(await proposed.innerHTML(), /Deleted/);
      await check(page);
      await shoot(page, `proposal-structure${how}`);
      await part("Before and after").click();
      assert.match(await page.getByRole("row", { name: /^Family Support Worker G/ }).first().innerText(), /\+3/);
      await check(page);
      await shoot(page, `proposal-posts${how}`);
      await part("Checks").click();
      assert.match(await page.locator("main").innerText(), /Cases for each full-time worker/);
      await check(page);
      await shoot(page, `proposal-checks${how}`);
      await part("Versions").click();
      await page.getByRole("columnheader", { name: "Recorded" }).waitFor();
      assert.equal(await page.locator("main tbody tr").count(), 5);
      await check(page);
      await shoot(page, `proposal-versions${how}`);

      const practitioner = await come("Social worker, Protection and Court East 1", { scripts });
      assert.ok(!(await practitioner.locator("main").innerText()).includes(name));
      assert.equal((await practitioner.goto(draft)).status(), 404);

      await part("Changes").click();
      await page.getByRole("button", { name: "Launch the consultation" }).click();
      assert.match(await page.locator("main").innerText(), /1 post deleted, 3 posts created/);
      await check(page);
      await shoot(page, `proposal-launch${how}`);
      await page.getByRole("button", { name: "Launch the consultation" }).click();
      // Somebody holds the post: they are told fully what is proposed before anything is launched.
      assert.match(await page.locator(".govuk-error-summary").innerText(), /Publish first: proposal, timeline/);
      await check(page);
      await page.goto(`${draft}/consultation`);
      for (const kind of ["Proposal", "Timeline", "Job descriptions", "Equality impact assessment"]) {
        await page.getByRole("link", { name: "Publish a document" }).click();
        await page.getByRole("radio", { name: kind }).check();
        await page.getByLabel("What is its title?").fill(`${name}: ${kind.toLowerCase()}`);
        await page.getByLabel("Where can it be read?").fill("The staff intranet");
        await page.getByRole("button", { name: "Publish it" }).click();
      }
      await page.goto(`${draft}/step/launch`);
      await page.getByRole("button", { name: "Launch the consultation" }).click();
      assert.match(await page.locator("main").innerText(), /In consultation/);

      assert.equal((await practitioner.goto(draft)).status(), 200);
      const read = await practitioner.locator("main").innerText();
      assert.ok(read.includes("Families wait for help.") && !read.includes("Take out"));
      await check(practitioner);
    });

    test("finds a post in the chart and opens the way to it", async () => {
      const page = await come("HR business partner", { scripts });
      await page.getByRole("button", { name: "Structure chart" }).click();
      assert.match(await page.locator("main").innerText(), /Some branches are shut/);
      if (scripts) {
        const frame = await page.getByRole("region", { name: "Structure chart, scrolls" }).boundingBox();
        const head = await page.locator("#main-content svg [id^=post-]").filter({ hasText: "Director of children" }).first().boundingBox();
        const [middle, of] = [head.x + head.width / 2, frame.x + frame.width / 2];
        assert.ok(Math.abs(middle - of) < 20, `the head stands in the middle: ${middle} of ${of}`);
      }
      await page.getByLabel("Find a post, by its title or who holds it").fill("social worker");
      await page.getByRole("button", { name: "Find", exact: true }).click();
      await page.getByRole("link", { name: /^Social Worker/i }).first().click();
      const id = new URL(page.url()).hash;
      assert.match(id, /^#post-/);
      const frame = await page.getByRole("region", { name: "Structure chart, scrolls" }).boundingBox();
      const box = await page.locator(id).boundingBox();
      assert.ok(box.x >= frame.x - 1 && box.x + box.width <= frame.x + frame.width + 1, "the post is in view");
      assert.match(await page.locator(id).innerHTML(), /Found/);
      await check(page);
      await shoot(page, `structure-found${how}`);
    });

    test("refuses a table with its bad rows, and loads nothing", async () => {
      const page = await come("HR business partner", { scripts });
      await page.getByRole("button", { name: "Load a table" }).click();
      await check(page);
      await shoot(page, `load${how}`);
      const table = "post,title,service,team,fte\nP1,Head,Safeguarding,MASH,6\n";
      await page.getByLabel("Which file?").setInputFiles({
        name: "posts.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(table),
      });
      await page.getByRole("button", { name: "Load the table" }).click();
      assert.match(await page.locator("main").innerText(), /give each post of several a row of its own/);
      await check(page);
      await shoot(page, `load-refused${how}`);
    });

    test("is forecast, with how sure it is and what such forecasts were worth", async () => {
      const page = await come("HR business partner", { scripts });
      await page.goto("/redesign/forecast");
      assert.match(await page.locator("main").innerText(), /What such forecasts were worth here/);
      await check(page);
      await shoot(page, `forecast${how}`);
    });
  });
}

test("equality is counted on fixed days, stages that nobody has reached have no row, small numbers are hidden", async () => {
  const page = await come("HR business partner");
  await page.getByRole("link", { name: /Destination 22/ }).first().click();
  await page.getByRole("link", { name: "Equality", exact: true }).click();
  const says = await page.locator("main").innerText();
  assert.match(says, /Figures as at 20 October 2021, two weeks after the launch/);
  assert.match(says, /Nobody had reached these stages, so they have no row: slotted in/);
  const ages = page.getByRole("table").first();
  assert.deepEqual(await ages.getByRole("rowheader").allInnerTexts(), ["In scope", "At risk"]);
  for (const number of await page.locator("table td").allInnerTexts()) {
    assert.ok(number === "c" || number === "0" || Number(number) > 5, number);
  }
  await check(page);
  await shoot(page, "equality-figures");
});

test("a director may look, and is refused where a table is loaded", async () => {
  const page = await come("Director");
  await page.goto("/redesign/load");
  assert.doesNotMatch(await page.locator("main").innerText(), /Which file/);
  await check(page);
});
