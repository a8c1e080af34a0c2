// Money in a real browser: what a proposal costs, its branches side by side, what is known of those who may
// leave, business cases.

import assert from "node:assert/strict";
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

/** Human resources, in the room Redesign. */
async function come(options) {
  const page = await visitor(browser, { origin: server.origin, ...options });
  await signInAs(page, "HR business partner");
  await page.goto("/redesign");
  return page;
}

/** The same, at the proposal on which staff are consulted. */
async function atTheProposal(options) {
  const page = await come(options);
  await page.getByRole("link", { name: /Destination 22/ }).first().click();
  return page;
}

for (const scripts of [true, false]) {
  const how = scripts ? "" : "-no-scripts";

  test(`a proposal says what it costs, and each figure opens into its lines${how}`, async () => {
    const page = await atTheProposal({ scripts });
    await page.getByRole("link", { name: "What it costs" }).click();
    assert.equal(await page.locator("h1").innerText(), "What it costs");
    const said = await page.locator("main").innerText();
    for (const words of [/In 2021\/22, from 31 January 2022/, /A whole year, as at 31 March 2022/, /Between budgets/, /Nothing here is an offer/]) {
      assert.match(said, words);
    }
    await check(page);
    await shoot(page, `cost${how}`);

    const service = page.getByRole("region", { name: /Safeguarding/i }).first();
    await service.getByText("Roles and lines").click();
    assert.ok(await service.getByRole("columnheader", { name: "Role" }).isVisible());
    assert.ok(await service.getByRole("rowheader", { name: "Employer pension" }).isVisible());
    await check(page);
    await shoot(page, `cost-lines${how}`);
    await service.getByRole("link", { name: /Every post of/ }).click();
    assert.match(await page.locator("h1").innerText(), /post by post/);
    await page.getByText("Lines", { exact: true }).first().click();
    assert.match(await page.locator("main").innerText(), /Point \d+, £[\d,.]+ a year/);
    await check(page);
    await shoot(page, `cost-posts${how}`);
  });
}

test("what is known of somebody who may leave makes an estimate", async () => {
  const page = await atTheProposal();
  await page.getByRole("link", { name: "What it costs" }).click();
  await page.getByText("How the estimate comes about").first().click();
  assert.match(await page.locator("main").innerText(), /Statutory redundancy pay/);
  await page.getByRole("link", { name: /^Enter what is known/ }).first().click();
  await check(page);
  await page.getByRole("button", { name: "Record what is known" }).click();
  assert.match(await page.locator(".govuk-error-summary").innerText(), /Choose whether they are in the pension scheme/);
  await check(page);
  await shoot(page, "cost-exit-refused");
  for (const [part, typed] of [["Day", "2"], ["Month", "3"], ["Year", "1979"]]) {
    await page.getByLabel(part, { exact: true }).fill(typed);
  }
  await page.getByLabel("Yes", { exact: true }).check();
  await page.getByLabel("Where does this come from?").fill("Payroll");
  await shoot(page, "cost-exit");
  await page.getByRole("button", { name: "Record what is known" }).click();
  assert.match(await page.locator("main").innerText(), /the estimate is made anew/);
  await check(page);
});

test("a proposal is compared with every proposal that branches from it", async () => {
  const page = await atTheProposal();
  await page.getByRole("link", { name: "Compare branches" }).click();
  const table = page.getByRole("table", { name: "Branches side by side" });
  assert.equal(await table.getByRole("rowheader").count(), 2);
  assert.match(await page.locator("main").innerText(), /\d+ changes of Destination 22, phase 2, not here/);
  await check(page);
  await shoot(page, "compare");
  await page.getByRole("button", { name: "Branch from it" }).click();
  await check(page);
  await shoot(page, "branch");
  await page.getByLabel("What is it called?").fill("A third way");
  await page.getByRole("button", { name: "Begin the branch" }).click();
  assert.match(await page.locator("main").innerText(), /Draft, confidential/);
  await page.getByRole("link", { name: "Compare branches" }).click();
  assert.equal(await page.getByRole("table", { name: "Branches side by side" }).getByRole("rowheader").count(), 3);
  await check(page);
});

for (const scripts of [true, false]) {
  const how = scripts ? "" : "-no-scripts";

  test(`the programme’s case comes to what its paper says, beside what came${how}`, async () => {
    const page = await come({ scripts });
    await page.getByRole("button", { name: "Business cases" }).click();
    const list = await page.locator("main").innerText();
    assert.match(list, /£5,438,322 paid, £9,799,196 gained, £4,360,874 net/);
    assert.match(list, /Staffing grows by £2.450m/);
    await check(page);
    await shoot(page, `business-cases${how}`);
    await page.getByRole("link", { name: "Five-year programme" }).click();
    const months = page.getByRole("table", { name: /actual beside plan/ });
    const october = await months.getByRole("row", { name: /October 2021/ }).innerText();
    assert.match(october, /530/);
    assert.match(october, /Behind plan/);
    await check(page);
    await shoot(page, `business-case${how}`);
    await page.getByText("Nominal: in the prices of each year", { exact: true }).first().click();
    assert.ok(await page.getByRole("table", { name: /Nominal: in the prices of each year$/ }).isVisible());
    await check(page);
  });
}

test("a change of budgets says what pays for what and what does not add up", async () => {
  const page = await come();
  await page.goto("/redesign/business-case");
  await page.getByRole("link", { name: /New structure/ }).click();
  const said = await page.locator("main").innerText();
  assert.match(said, /Staffing increase: £0.650m short/);
  assert.match(said, /rests on savings still to come/);
  await check(page);
  await shoot(page, "business-case-budgets");
});

test("a case of one’s own is refused by line and field, and recorded when it is right", async () => {
  const page = await come();
  await page.goto("/redesign/business-case/new");
  await check(page);
  const send = async (text) => {
    await page.getByLabel("Which file?").setInputFiles({ name: "case.toml", mimeType: "text/plain", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Record the case" }).click();
  };
  const words = `name = "Homes in the city"
drawn_up = "2021-11-01"
base_year = "2021/22"
years = 3

[[option]]
name = "Two homes"

[[option.line]]
id = "homes"
name = "Two homes of our own"
side = "costs"
party = "children's service"
kind = "cashable"
recurs = "recurrent"
a_year = 800000
from = "2022-01"
evidence = { grade = 4, says = "The price of the last home" }
source = "Finance, October 2021"
`;
  await send(words);
  assert.match(await page.locator("main").innerText(), /Enter one of: cost, benefit/);
  assert.equal(await page.locator("main tbody th").first().innerText(), "12");
  await check(page);
  await shoot(page, "business-case-refused");
  await send(words.replace('"costs"', '"cost"'));
  assert.match(await page.locator("main").innerText(), /The case is recorded/);
  assert.equal(await page.locator("h1").innerText(), "Homes in the city");
  await check(page);
});

test("somebody who is consulted sees nothing of what it costs", async () => {
  const page = await visitor(browser, { origin: server.origin });
  await signInAs(page, "Social worker, Protection and Court East 1");
  await page.goto("/redesign");
  await page.getByRole("link", { name: /Destination 22/ }).click();
  assert.equal(await page.getByRole("link", { name: "What it costs" }).count(), 0);
  const here = new URL(page.url()).pathname;
  assert.equal((await page.goto(`${here}/cost`)).status(), 403);
  await check(page);
  assert.equal((await page.goto("/redesign/business-case")).status(), 403);
});
