// The papers of a proposal in a real browser: read, printed, taken away as PDF, and worded.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { check, shoot } from "../browser.mjs";
import { visitDemo } from "../demo.mjs";

const come = visitDemo();

/** Somebody signed in, at the papers of the demonstration's proposal. */
async function papers(title, options) {
  const page = await come(title, "/redesign", options);
  await page.getByRole("link", { name: /Destination 22/ }).click();
  await page.getByRole("link", { name: "Papers", exact: true }).click();
  return page;
}

/** The bytes of the file behind a link. */
async function pdf(page, name) {
  const href = await page.getByRole("link", { name }).getAttribute("href");
  const answer = await page.request.get(href);
  assert.equal(answer.status(), 200);
  assert.equal(answer.headers()["content-type"], "application/pdf");
  const bytes = await answer.body();
  assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
  return bytes;
}

for (const scripts of [true, false]) {
  const how = scripts ? "" : "-no-scripts";

  describe(scripts ? "papers" : "papers without scripts", () => {
    test("a social worker reads the consultation document, and not the report to members", async () => {
      const page = await papers("Social worker, Protection and Court East 1", { scripts });
      assert.equal(await page.getByRole("link", { name: /Report to members/ }).count(), 0);
      await check(page);
      await page.getByRole("link", { name: "Consultation document", exact: true }).click();
      await page.waitForLoadState();
      const words = await page.locator("main").innerText();
      for (const said of [
        "The case for change",
        "There is an opportunity to",
        "Deleted posts",
        "New posts created",
        "Changes of line management",
        "Friday 19 November 2021",
        "An application is never a promise",
        "How to take part",
      ]) {
        assert.ok(words.includes(said), said);
      }
      assert.ok((await page.locator("svg.gt-structure").count()) >= 6);
      await check(page);
      await shoot(page, `consultation-document${how}`);
    });

    test("the programme office reads the report to members", async () => {
      const page = await papers("Programme manager", { scripts });
      await check(page);
      await shoot(page, `papers${how}`);
      await page.getByRole("link", { name: "Report to members", exact: true }).click();
      await page.waitForLoadState();
      const words = await page.locator("main").innerText();
      for (const said of ["Recommendations", "Alternatives considered", "What it costs", "Equality", "Risks", "Next steps and dates"]) {
        assert.ok(words.includes(said), said);
      }
      await check(page);
      await shoot(page, `member-report${how}`);
    });
  });
}

test("each paper is a PDF to take away", async () => {
  const page = await papers("Programme manager");
  for (const name of [/PDF of the consultation/, /PDF of the report/, /PDF of the structure/]) {
    assert.ok((await pdf(page, name)).length > 10_000);
  }
});

test("the words of a part are changed with a reason, and stay a version", async () => {
  const page = await papers("Programme manager");
  await page.getByRole("link", { name: "Change risks", exact: true }).click();
  await page.getByLabel("The words of this part").fill("- Posts may stay vacant in spring.");
  await page.getByRole("button", { name: "Record the words" }).click();
  assert.match(await page.locator(".govuk-error-summary").innerText(), /Enter why the words are written/);
  await check(page);
  await shoot(page, "paper-words");
  await page.getByLabel("Why are the words changed?").fill("After the session of 12 November.");
  await page.getByRole("button", { name: "Record the words" }).click();
  assert.match(await page.locator("main").innerText(), /The words are recorded/);
  await page.getByRole("link", { name: "Report to members", exact: true }).click();
  assert.match(await page.locator("main").innerText(), /Posts may stay vacant in spring/);
});
