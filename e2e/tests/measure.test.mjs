// The room Measure in a real browser: the scorecard, its lens, an indicator, the children behind it, the files.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
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

/** Somebody signed in, at the scorecard. */
async function come(title, options) {
  const page = await visitor(browser, { origin: server.origin, ...options });
  await signInAs(page, title);
  await page.goto("/measure");
  return page;
}

/** The figures of an indicator's row, without what they are now. */
async function figures(page, title) {
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: title, exact: true }) });
  return row.locator("td .gt-scorecard__figure").allInnerTexts();
}

for (const scripts of [true, false]) {
  const how = scripts ? "" : "-no-scripts";

  describe(scripts ? "the scorecard" : "the scorecard without scripts", () => {
    test("is what the director sees first, as it was published for April to October 2021", async () => {
      const page = await visitor(browser, { origin: server.origin, scripts });
      await signInAs(page, "Director");
      assert.equal(new URL(page.url()).pathname, "/measure");
      assert.match(await page.locator("main").innerText(), /April to October 2021, each month as known at its end/);
      assert.deepEqual(await figures(page, "Contacts"), ["1,897", "2,080", "2,373", "2,202", "1,895", "2,142", "1,978"]);
      assert.deepEqual(await figures(page, "Referrals"), ["336", "445", "342", "355", "291", "426", "387"]);
      assert.equal((await figures(page, "Referral rate, year to date")).at(-1), "503");
      await check(page);
      await shoot(page, `scorecard${how}`);
    });

    test("shows other months, as known now, with the month that is not over", async () => {
      const page = await come("Director", { scripts });
      await page.getByText("Choose other months, or as known on another day").click();
      await page.getByLabel("First month").selectOption("2021-09");
      await page.getByLabel("Last month").selectOption("2021-11");
      await page.getByLabel("Now", { exact: true }).check();
      await page.getByRole("button", { name: "Show" }).click();
      assert.match(await page.locator("main").innerText(), /September to November 2021, as known now/);
      assert.match(await page.locator("thead").innerText(), /Nov\s+2021\s+so far/);
      assert.equal((await figures(page, "Contacts")).length, 3);
      await check(page);
      await shoot(page, `scorecard-now${how}`);
    });

    test("refuses a day to come beside its question", async () => {
      const page = await come("Director", { scripts });
      await page.getByText("Choose other months, or as known on another day").click();
      await page.getByLabel("On a day").check();
      for (const [part, typed] of [["Day", "1"], ["Month", "12"], ["Year", "2021"]]) {
        await page.getByLabel(part, { exact: true }).fill(typed);
      }
      await page.getByRole("button", { name: "Show" }).click();
      assert.match(await page.locator(".govuk-error-summary").innerText(), /no later than today/);
      assert.equal(await page.getByLabel("Month", { exact: true }).inputValue(), "12");
      await check(page);
    });

    test("opens a figure into its indicator and into a child", async () => {
      const page = await come("Director", { scripts });
      const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Referrals", exact: true }) });
      await row.getByRole("link", { name: "355" }).click();
      assert.equal(await page.locator("h1").innerText(), "How many children are referred to social care?");
      assert.equal(await page.locator(".gt-figure__number").innerText(), "355");
      assert.match(await page.locator(".gt-figure__now").innerText(), /As known now it is 361/);
      await check(page);
      await shoot(page, `indicator${how}`);

      await page.getByRole("navigation", { name: "Break the figure down by" }).getByRole("link", { name: "Age" }).click();
      await page.getByRole("columnheader", { name: "Age", exact: true }).first().waitFor();
      await page.getByRole("link", { name: "Page 2" }).click();
      assert.match(page.url(), /page=2/);

      const child = page.getByRole("region", { name: "The children behind the figure" }).getByRole("link").nth(3);
      const name = await child.innerText();
      await child.click();
      assert.equal(await page.locator("h1").innerText(), name);
      assert.match(await page.locator(".gt-lens").innerText(), /You are looking at 31 July 2021, as known on that day/);
    });

    test("shows only the children for whom a percentage is not met", async () => {
      const page = await come("Director", { scripts });
      await page.goto("/measure/assessments_in_time?month=2021-05&known=month-end");
      await page.getByRole("link", { name: /^Not met/ }).click();
      const rows = page.getByRole("region", { name: "The children behind the figure" }).locator("tbody tr");
      for (const text of await rows.allInnerTexts()) assert.match(text, /Not met/);
      await check(page);
      await shoot(page, `indicator-percentage${how}`);
    });
  });
}

test("the files say what the page says, through the same lens", async () => {
  const page = await come("Director");
  await page.goto("/measure?from=2021-04&to=2021-10&known=month-end");
  const [csv] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).click()]);
  assert.equal(csv.suggestedFilename(), "scorecard-2021-04-to-2021-10.csv");
  const lines = readFileSync(await csv.path(), "utf8").split("\r\n");
  assert.equal(lines[0], "area,indicator,month,known,value,numerator,denominator,target,status");
  assert.ok(lines.includes("Front Door,Number of contacts,2021-04,2021-04-30,1897,1897,,1400 per month,Misses target"));

  const [xlsx] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "spreadsheet (.xlsx)" }).click(),
  ]);
  assert.equal(xlsx.suggestedFilename(), "scorecard-2021-04-to-2021-10.xlsx");
  assert.equal(readFileSync(await xlsx.path()).subarray(0, 2).toString(), "PK");
});

test("those who may see figures but no children see how many, and may not take files away", async () => {
  const page = await come(/Social worker/i);
  assert.equal(await page.getByText("Download:").count(), 0);
  await page.goto("/measure/referrals?month=2021-10");
  assert.match(await page.locator("main").innerText(), /You may see how many, but not who/);
  await check(page);
  assert.equal((await page.goto("/measure/scorecard.csv")).status(), 403);
});
