// Job descriptions in a real browser: read, loaded again, written in a proposal, and compared.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { check, shoot } from "../browser.mjs";
import { visitDemo } from "../demo.mjs";

const visit = visitDemo();

describe("job descriptions", () => {
  test("are read by everybody: what a role does, whom it needs, which posts it describes", async () => {
    const page = await visit("Social worker, Protection and Court East 1", "/redesign");
    await page.getByRole("button", { name: "Job descriptions" }).click();
    await page.waitForLoadState();
    const words = await page.locator("main").innerText();
    assert.match(words, /Team Manager PACT/);
    assert.match(words, /Roles without one/);
    await check(page);
    await shoot(page, "jobs");
    await page.getByRole("link", { name: "Team Manager PACT", exact: true }).click();
    await page.waitForLoadState();
    const job = await page.locator("main").innerText();
    for (const says of ["Chairs strategy discussions", "Registered social worker", "Essential", "Up to 9 posts"]) {
      assert.ok(job.includes(says), says);
    }
    await check(page);
    await shoot(page, "job");
  });

  test("are downloaded, and loading the same again changes nothing", async () => {
    const page = await visit("HR business partner", "/redesign/jobs");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "spreadsheet (.xlsx)" }).click();
    const path = await (await download).path();
    assert.ok(readFileSync(path).length > 5_000);
    await page.getByRole("button", { name: "Load a table" }).click();
    await page.waitForLoadState();
    await check(page);
    await shoot(page, "jobs-load");
    await page.getByLabel("Which file?").setInputFiles({
      name: "jobs.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: readFileSync(path),
    });
    await page.getByRole("button", { name: "Load the table" }).click();
    await page.waitForURL(/loaded=0/);
    await page.goto("/redesign/load/jobs");
    const wrong = "title,grade,part,weight,text\nTeam Manager PACT,K,duty,900,Chairs meetings\n";
    await page.getByLabel("Which file?").setInputFiles({
      name: "jobs.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(wrong),
    });
    await page.getByRole("button", { name: "Load the table" }).click();
    await page.getByText("Enter a whole number from 1 to 100").waitFor();
    await check(page);
    await shoot(page, "jobs-load-refused");
  });

  test("of new roles are read with the proposal, and can be rewritten in it", async () => {
    const page = await visit("Programme manager", "/redesign");
    await page.getByRole("link", { name: /Destination 22, phase 2$/ }).first().click();
    await page.waitForLoadState();
    const proposal = new URL(page.url()).pathname.split("/").pop();
    await page.goto(`/redesign/jobs?proposal=${proposal}`);
    await page.getByRole("link", { name: "PACT Practice Manager", exact: true }).click();
    await page.waitForLoadState();
    await check(page);
    await shoot(page, "job-proposed");
    await page.getByRole("button", { name: "Rewrite it" }).click();
    await page.waitForLoadState();
    const duties = await page.getByLabel("What does it do?").inputValue();
    assert.match(duties, /^\d+ /);
    await page.getByLabel("What does it do?").fill(`${duties}\nSays nothing of its weight`);
    await page.getByLabel("Why is it proposed?").fill("Staff asked for it.");
    await page.getByRole("button", { name: "Add the change" }).click();
    await page.waitForLoadState();
    await check(page);
    await shoot(page, "job-write-refused");
    await page.getByLabel("What does it do?").fill(`${duties}\n5 Keeps the rota of the team`);
    await page.getByRole("button", { name: "Add the change" }).click();
    await page.waitForURL(/done=added/);
    await page.goto(`/redesign/jobs?proposal=${proposal}`);
    await page.getByRole("link", { name: "PACT Practice Manager", exact: true }).click();
    await page.getByText("Keeps the rota of the team").waitFor();
  });

  test("are compared line by line for those who decide, and for whoever is in the role", async () => {
    const page = await visit("HR business partner", "/redesign");
    await page.getByRole("link", { name: /Destination 22, phase 2$/ }).first().click();
    await page.waitForLoadState();
    const proposal = new URL(page.url()).pathname;
    await page.goto(`${proposal}/classes`);
    assert.match(await page.locator("main").innerText(), /Deleted, 68\.6%/);
    await page.getByRole("link", { name: "Team Manager PACT, grade K" }).click();
    await page.waitForLoadState();
    await page.getByText("Criterion by criterion").first().click();
    const words = await page.locator("main").innerText();
    for (const says of ["Below the threshold", "line by line", "Chairs legal planning and pre-proceedings meetings"]) {
      assert.ok(words.includes(says), says);
    }
    await check(page);
    await shoot(page, "class-compared");
  });
});
