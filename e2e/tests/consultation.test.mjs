// The whole consultation of autumn 2021 in a real browser: from the day before the launch to people in posts and
// children with their workers. The demonstration is made as it stood on 5 October and moved on day by day.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { BINARY, check, openBrowser, shoot, start, visitor } from "../browser.mjs";
import { signInAs } from "../demo.mjs";

const HR = "HR business partner";
const PROGRAMME = "Programme manager";
const DIRECTOR = "Director of children";
const MANAGER = "Team manager, Protection and Court East 1";
const ASSISTANT = "Assistant team manager, Protection and Court East 1";
const EARLY_HELP = "Team manager, Early Help East";
const WORKER = "Social worker, Protection and Court East 1";

let folder;
let server;
let browser;
let proposal;
let origin;
const names = {};

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "goldthread-consultation-"));
  const database = join(folder, "demo.goldthread");
  execFileSync(BINARY, ["demo", "--database", database, "--no-serve", "--day", "2021-10-05"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The same demonstration on another day. */
async function on(day) {
  await server?.stop();
  const database = join(folder, "demo.goldthread");
  server = await start((address) => ["demo", "--database", database, "--listen", address, "--today", day]);
  origin = server.origin;
}

/** Somebody signed in, at an address, or at a page of the proposal where it does not begin with a stroke. */
async function come(persona, path = "", options = {}) {
  const page = await visitor(browser, { origin, ...options });
  await signInAs(page, persona);
  await page.goto(path.startsWith("/") ? path : `${proposal}/${path}`.replace(/\/$/, ""));
  return page;
}

const words = (page) => page.locator("main").innerText();

/** Fills the three boxes of a day. */
async function day(page, group, iso) {
  const [year, month, date] = iso.split("-").map((part) => String(Number(part)));
  const boxes = page.getByRole("group", { name: group });
  for (const [label, value] of [["Day", date], ["Month", month], ["Year", year]]) {
    await boxes.getByLabel(label, { exact: true }).fill(value);
  }
}

/** The number of somebody in the address of their own page. */
async function me(persona) {
  const page = await come(persona, "/redesign/me");
  const header = (await page.getByRole("banner").innerText()).split("\n").map((line) => line.trim());
  names[persona] = { path: new URL(page.url()).pathname, name: header[header.indexOf(persona) - 1] };
  return page;
}

/** Human resources on somebody's page, through an act. */
async function record(persona, link) {
  const page = await come(HR, names[persona].path);
  await page.getByRole("link", { name: link }).first().click();
  return page;
}

describe("the consultation of autumn 2021", () => {
  test("is prepared: the papers are published, the unions have notice, each class is decided with a reason", async () => {
    await on("2021-10-05");
    const page = await come(HR, "/redesign");
    proposal = await page.getByRole("link", { name: /Destination 22/ }).first().getAttribute("href");
    await page.goto(`${proposal}/classes`);
    await check(page);
    await shoot(page, "classes");
    let decided = 0;
    for (;;) {
      const waits = page.getByRole("row").filter({ hasText: "To decide" }).getByRole("link");
      if ((await waits.count()) === 0) break;
      await waits.first().click();
      if (decided === 0) {
        await page.getByRole("button", { name: "Record the decision" }).click();
        assert.match(await page.locator(".govuk-error-summary").innerText(), /Enter the reason/);
        await check(page);
        await shoot(page, "class-of-a-role");
      }
      await page.getByLabel("Why?").fill("The comparison of the job descriptions was read by two people who agree with it.");
      await page.getByRole("button", { name: "Record the decision" }).click();
      decided += 1;
      assert.ok(decided < 40, "every decision is kept");
    }
    assert.doesNotMatch(await words(page), /wait for a decision/);

    await page.goto(`${proposal}/consultation`);
    for (const kind of ["Proposal", "Timeline", "Job descriptions", "Equality impact assessment"]) {
      await page.getByRole("link", { name: "Publish a document" }).click();
      await page.getByLabel(kind, { exact: false }).first().check();
      await page.getByLabel("What is its title?").fill(`Destination 22: ${kind.toLowerCase()}`);
      await page.getByLabel("Where can it be read?").fill("The staff intranet, Destination 22");
      await page.getByRole("button", { name: "Publish it" }).click();
      assert.match(await words(page), /Recorded: publish a document/);
    }
    await page.getByRole("link", { name: "Record a notice to a union" }).click();
    await page.getByRole("button", { name: "Record the notice" }).click();
    await check(page);
    await day(page, "On which day was it given?", "2021-10-05");
    await page.getByLabel("To which union?").fill("UNISON");
    await page.getByLabel("How many dismissals does it name as proposed?").fill("32");
    await page.getByRole("button", { name: "Record the notice" }).click();
    await page.getByRole("link", { name: "Record that form HR1 was sent" }).click();
    await day(page, "On which day was it sent?", "2021-10-05");
    await page.getByLabel("How many dismissals does it name as proposed?").fill("32");
    await page.getByRole("button", { name: "Record it" }).click();
    assert.match(await words(page), /UNISON: notice given on 5 October 2021/);
    await check(page);
    await shoot(page, "consultation-prepared");
  });

  test("is launched, with the dates of the paper, and everybody is told what becomes of their role", async () => {
    await on("2021-10-06");
    const programme = await come(PROGRAMME);
    await programme.getByRole("button", { name: "Launch the consultation" }).click();
    await programme.getByRole("button", { name: "Launch the consultation" }).click();
    assert.match(await words(programme), /In consultation/);
    await programme.goto(`${proposal}/consultation`);
    const said = await words(programme);
    for (const date of [
      "Friday 15 October 2021\nApply for voluntary severance",
      "Friday 22 October 2021\nClaim to be a natural successor",
      "Friday 29 October 2021\nAccept voluntary severance",
      "Friday 19 November 2021\nConsultation closes",
      "Friday 26 November 2021\nEvidence for roles of interest",
    ]) {
      assert.ok(said.includes(date), date);
    }
    // Whoever runs the consultation sees nobody's own way through it.
    assert.equal((await programme.goto(`${proposal}/people`)).status(), 404);

    const hr = await come(HR, "people");
    await hr.getByRole("button", { name: "Tell everybody what becomes of their role" }).click();
    assert.match(await words(hr), /\d+ people were told what becomes of their role/);
    await check(hr);
    await shoot(hr, "people");

    for (const persona of [MANAGER, ASSISTANT, EARLY_HELP]) {
      const page = await me(persona);
      assert.match(await words(page), /It is a proposal: nothing is final/);
      await check(page);
    }
    const own = await come(MANAGER, names[MANAGER].path);
    await shoot(own, "what-this-means-for-me");
    const file = await own.context().request.get(`${origin}${names[MANAGER].path}/deadlines.ics`);
    assert.match(await file.text(), /BEGIN:VCALENDAR[^]*DTSTART;VALUE=DATE:20211119/);
  });

  test("shows nobody a colleague's way", async () => {
    const worker = await come(WORKER, "/redesign/me");
    assert.match(await words(worker), /Your role goes on as it is|Your role/);
    assert.equal((await worker.goto(names[MANAGER].path)).status(), 404);
    assert.equal((await worker.goto(`${proposal}/people`)).status(), 404);
    assert.equal((await worker.goto(`${proposal}/classes`)).status(), 403);
    assert.equal((await worker.goto(`${proposal}/filling`)).status(), 403);
    assert.equal((await worker.goto(`${proposal}/equality`)).status(), 403);
    assert.equal((await worker.goto(`${proposal}/children`)).status(), 403);
    // A manager sees their own people, and not their manager or another's people.
    const manager = await come(MANAGER, "people");
    assert.match(await words(manager), /The people who report to you/);
    await check(manager);
    await shoot(manager, "my-people");
    assert.equal((await manager.goto(names[ASSISTANT].path)).status(), 200);
    assert.equal((await manager.goto(names[EARLY_HELP].path)).status(), 404);
    const assistant = await come(ASSISTANT, names[MANAGER].path);
    assert.match(await words(assistant), /not found|cannot be found/i);
  });

  test("hears questions and feedback, and answers them", async () => {
    await on("2021-10-12");
    const asks = await come(WORKER, "consultation");
    await asks.getByRole("button", { name: "Ask a question" }).click();
    await asks.getByRole("button", { name: "Ask it" }).click();
    assert.match(await asks.locator(".govuk-error-summary").innerText(), /Enter your question/);
    await check(asks);
    await asks.getByLabel("Your question").fill("Will children in my caseload keep me as their worker?");
    await asks.getByRole("button", { name: "Ask it" }).click();
    assert.match(await words(asks), /Your question was sent/);
    await asks.getByRole("button", { name: "Give feedback" }).click();
    await asks.getByLabel("What is it about?").fill("Caseloads");
    await asks.getByLabel("Your feedback").fill("Practice managers should hold no cases.");
    await asks.getByRole("button", { name: "Send it" }).click();

    const answers = await come(HR, "consultation");
    await answers.getByRole("link", { name: /Publish an answer to: Will children in my caseload/ }).click();
    await answers.getByLabel("The answer").fill("Yes, wherever your new team still serves them.");
    await answers.getByRole("button", { name: "Publish it" }).click();
    await answers.getByText("Caseloads").first().click();
    await answers.getByRole("link", { name: /Respond to: Practice managers should hold no cases/ }).click();
    await answers.getByLabel("The response").fill("We agree.");
    await answers.getByLabel("What changed in the proposal because of it?").fill("Practice managers hold no cases.");
    await answers.getByRole("button", { name: "Publish the response" }).click();
    await check(answers);
    await shoot(answers, "consultation");
    const reads = await come(WORKER, "consultation");
    assert.match(await words(reads), /Yes, wherever your new team still serves them/);
  });

  test("takes a claim, an application for voluntary severance and a one-to-one", async () => {
    await on("2021-10-13");
    const claims = await come(MANAGER, names[MANAGER].path);
    await claims.getByRole("link", { name: "Claim to be a natural successor" }).click();
    await claims.getByRole("button", { name: "Send the claim" }).click();
    assert.match(await claims.locator(".govuk-error-summary").innerText(), /Choose a role/);
    await check(claims);
    await shoot(claims, "claim");
    const role = claims.getByLabel("To which role?");
    const practice = role.locator("option", { hasText: "Safeguarding Lead" }).first();
    await role.selectOption(await practice.getAttribute("value"));
    await claims.getByLabel("Why does your present job match it?").fill("I supervise social workers and chair meetings.");
    await claims.getByRole("button", { name: "Send the claim" }).click();
    assert.match(await words(claims), /Recorded: claim to be a natural successor/);

    const applies = await come(ASSISTANT, names[ASSISTANT].path);
    await applies.getByRole("link", { name: "Apply for voluntary severance" }).click();
    await applies.getByRole("button", { name: "Apply" }).click();
    assert.match(await applies.locator(".govuk-error-summary").innerText(), /applying does not mean/);
    await check(applies);
    await shoot(applies, "severance");
    await applies.getByLabel("I understand that applying does not mean that it will be approved").check();
    await applies.getByRole("button", { name: "Apply" }).click();
    assert.match(await words(applies), /Recorded: apply for voluntary severance/);

    const books = await come(EARLY_HELP, names[EARLY_HELP].path);
    await books.getByRole("link", { name: "Ask for a one-to-one" }).click();
    await day(books, "When do you meet?", "2021-10-14");
    await books.getByRole("button", { name: "Book the one-to-one" }).click();
    assert.match(await words(books), /One-to-one booked/);
    await check(books);
  });

  test("hears of a pregnancy and of family leave, for the person and human resources alone", async () => {
    const page = await come(EARLY_HELP, names[EARLY_HELP].path);
    for (const [link, refused, picture] of [
      ["Record a pregnancy", /Enter the day on which the council was told/, "pregnancy"],
      ["Record shared parental leave", /Enter the first day of leave/, "shared-leave"],
      ["Record maternity or adoption leave", /Choose which leave it is/, "family-leave"],
    ]) {
      await page.goto(names[EARLY_HELP].path);
      await page.getByRole("link", { name: link }).click();
      await check(page);
      await page.getByRole("button", { name: "Record it" }).click();
      assert.match(await page.locator(".govuk-error-summary").innerText(), refused);
      await check(page);
      await shoot(page, picture);
    }
    await page.getByLabel("Adoption leave").check();
    await day(page, "What is the first day of leave?", "2021-08-02");
    await day(page, "What is the last day of leave?", "2022-07-31");
    await day(page, "When was the child born or placed?", "2021-08-02");
    await page.getByRole("button", { name: "Record it" }).click();
    assert.match(await words(page), /adoption leave/i);
    await check(page);
    await shoot(page, "family-told");
    const hr = await come(HR, names[EARLY_HELP].path);
    assert.match(await words(hr), /adoption leave from/i);
    await page.getByRole("link", { name: "Take back what was told of pregnancy or family leave" }).click();
    await page.getByRole("button").filter({ hasText: /take/i }).first().click();
    assert.match(await words(page), /Nothing has been told/);
  });

  test("decides the claim and the severance by panels", async () => {
    await on("2021-10-22");
    const claim = await record(MANAGER, /Record the decision on a claim/);
    await claim.getByLabel("Who sat on the panel?").fill("Jo Adeyemi\nSam Fairweather");
    await claim.getByRole("radio", { name: "No" }).check();
    await claim.getByLabel("Why?").fill("The lead runs several teams; the present job runs one.");
    await claim.getByRole("button", { name: "Record the decision" }).click();
    assert.match(await words(claim), /Not upheld/);
    await check(claim);

    const severance = await record(ASSISTANT, /Record the panel’s decision on voluntary severance/);
    await severance.getByRole("button", { name: "Record the decision" }).click();
    await check(severance);
    for (const seat of ["Chief executive", "Human resources", "Finance"]) await severance.getByLabel(seat).check();
    await severance.getByRole("radio", { name: "Yes" }).check();
    await severance.getByLabel("What would the loss of skills mean?").fill("Others in the service have them.");
    await severance.getByLabel("What would the loss of experience mean?").fill("It is shared before the last day.");
    await severance.getByLabel("What would it cost?").fill("Less than a year of the post.");
    await day(severance, "What is the last day, if it is approved?", "2022-01-30");
    await severance.getByLabel("What is the estimate, in pounds?").fill("12,345.67");
    await severance.getByRole("button", { name: "Record the decision" }).click();
    assert.match(await words(severance), /An estimate of £12,345\.67/);
    await check(severance);
    await shoot(severance, "person-for-human-resources");
  });

  test("lets people answer: the appeal is open, voluntary severance is accepted", async () => {
    await on("2021-10-26");
    const accepts = await come(ASSISTANT, names[ASSISTANT].path);
    await accepts.getByRole("link", { name: "Accept or decline voluntary severance" }).click();
    await accepts.getByRole("radio", { name: "I accept" }).check();
    await accepts.getByRole("button", { name: "Send the answer" }).click();
    assert.match(await words(accepts), /no longer part of filling the posts/);
    await check(accepts);
    const appeals = await come(MANAGER, names[MANAGER].path);
    assert.ok(await appeals.getByRole("link", { name: /Appeal against the decision on the claim/ }).isVisible());
  });

  test("closes, and every class is confirmed", async () => {
    await on("2021-11-18");
    const early = await come(HR, "consultation");
    await early.getByRole("link", { name: "Close the consultation" }).click();
    await early.getByRole("button", { name: "Close the consultation" }).click();
    assert.match(await early.locator(".govuk-error-summary").innerText(), /Close on 19 November 2021 or later/);
    await on("2021-11-19");
    const hr = await come(HR, "consultation");
    await hr.getByRole("link", { name: "Close the consultation" }).click();
    await hr.getByRole("button", { name: "Close the consultation" }).click();
    await answerAll(hr);
    await hr.goto(`${proposal}/people`);
    await hr.getByRole("button", { name: "Confirm everybody’s class" }).click();
    assert.match(await words(hr), /The class of \d+ people is confirmed/);
    await check(hr);
    await hr.goto(`${proposal}/step/confirm`);
    await hr.getByLabel("What did the consultation change?").fill("Practice managers hold no cases.");
    await hr.getByRole("button", { name: "Close the consultation and confirm" }).click();
    assert.match(await words(hr), /Confirmed/);
  });

  test("takes interests with evidence, scores them, and offers the posts", async () => {
    await on("2021-11-24");
    for (const persona of [MANAGER, EARLY_HELP]) {
      const page = await come(persona, names[persona].path);
      const interest = page.getByRole("link", { name: "Express an interest in a role" });
      // Whose role is followed by another is slotted in, and seeks no other.
      if ((await interest.count()) === 0) continue;
      await interest.click();
      const role = page.getByLabel("In which role?");
      const wanted = persona === MANAGER ? "PACT Practice Manager" : "Early Help Locality Lead";
      await role.selectOption(await role.locator("option", { hasText: wanted }).first().getAttribute("value"));
      await page.getByRole("radio", { name: "First choice" }).check();
      await check(page);
      await page.getByRole("button", { name: "Express the interest" }).click();
      await page.getByRole("link", { name: /Give evidence for a role/ }).click();
      await page.getByLabel("Your evidence").fill("Ten years of leading a team that families trust.");
      await page.getByRole("button", { name: "Send the evidence" }).click();
      assert.match(await words(page), /Recorded: give evidence for a role/);
      names[persona].seeks = wanted;
    }
    await on("2021-11-29");
    for (const persona of [MANAGER, EARLY_HELP].filter((one) => names[one].seeks)) {
      const page = await record(persona, /Record the scores of a selection panel/);
      const role = page.getByLabel("For which role?");
      await role.selectOption(await role.locator("option", { hasText: names[persona].seeks }).first().getAttribute("value"));
      for (const [number, member] of [["First", "Jo Adeyemi"], ["Second", "Sam Fairweather"]]) {
        await page.getByLabel(`${number} member of the panel`).fill(member);
        for (const criterion of ["job description", "core behaviours", "digital skills"]) {
          await page.getByLabel(`${number} member: ${criterion}`).fill("8");
        }
      }
      await page.getByRole("radio", { name: "Yes" }).check();
      await page.getByLabel("What does the panel tell them?").fill("Clear examples of every behaviour.");
      await check(page);
      await page.getByRole("button", { name: "Record the scores" }).click();
      assert.match(await words(page), /24\.00 points on average/);
    }
    const hr = await come(HR, "filling");
    await check(hr);
    await shoot(hr, "filling");
    await day(hr, "By when must they answer?", "2021-12-06");
    await hr.getByRole("button", { name: "Offer the posts" }).click();
    assert.match(await words(hr), /A post is offered to \d+/);

    await on("2021-12-01");
    for (const persona of [MANAGER, EARLY_HELP]) {
      const page = await come(persona, names[persona].path);
      await page.getByRole("link", { name: /Accept or decline an offer/ }).click();
      await page.getByRole("radio", { name: "I accept" }).check();
      await page.getByRole("button", { name: "Send the answer" }).click();
      assert.match(await words(page), /A post as .* is yours from/);
      assert.match(await words(page), /Why this is what is proposed for me/);
      await check(page);
      if (persona === MANAGER) await shoot(page, "post-accepted");
    }
  });

  test("is carried out: people are in their posts, and children have their workers", async () => {
    await on("2022-01-31");
    const page = await come(PROGRAMME);
    await page.getByRole("button", { name: "Carry it out" }).click();
    await page.getByRole("button", { name: "Carry it out" }).click();
    assert.match(await words(page), /Carried out/);
    const hr = await come(HR, "/redesign?day=2022-01-31");
    const table = await (await hr.context().request.get(`${origin}/redesign/establishment.csv?day=2022-01-31`)).text();
    const held = (name) => table.split("\n").filter((row) => row.includes(name)).join("\n");
    assert.match(held(names[MANAGER].name), /PACT Practice Manager/);
    assert.match(held(names[EARLY_HELP].name), /Early Help Locality Lead/);
    assert.equal(held(names[ASSISTANT].name), "", "whoever left under voluntary severance holds no post");
    const director = await come(DIRECTOR, "children");
    await check(director);
    await shoot(director, "children");
    await director.getByRole("button", { name: "Give the children these workers" }).click();
    assert.match(await words(director), /Recorded: who works with [\d,]+ (child|children) from today/);
    await check(director);
    await director.getByLabel("Why?").fill("Two teams start a week later.");
    await director.getByRole("button", { name: "Give the children back the workers they had" }).click();
    assert.match(await words(director), /Taken back/);
    await director.getByRole("button", { name: "Give the children these workers" }).click();
    assert.match(await words(director), /Recorded: who works with/);
  });

  test("is counted for equality, small numbers hidden, from what people tell of themselves", async () => {
    const page = await come(WORKER, "/redesign/equality-monitoring");
    await page.getByRole("group", { name: "Sex", exact: true }).getByLabel("Female").check();
    await page.getByRole("button", { name: "Record what I tell" }).click();
    assert.match(await words(page), /What you told is recorded/);
    await check(page);
    await shoot(page, "equality-monitoring");
    const hr = await come(HR, "equality");
    assert.match(await words(hr), /in scope told something about themselves/);
    await check(hr);
    await shoot(hr, "equality");
  });

  test("reads the same without scripts, and on a phone", async () => {
    for (const [persona, path] of [[MANAGER, names[MANAGER].path], [HR, `${proposal}/people`], [WORKER, `${proposal}/consultation`]]) {
      const page = await come(persona, path, { scripts: false });
      await check(page);
    }
  });
});

/** Answers what is still open, so that the outcome can be confirmed. */
async function answerAll(page) {
  for (let open = 0; open < 60; open += 1) {
    await page.goto(`${proposal}/consultation`);
    const question = page.getByRole("link", { name: /^Publish an answer to/ });
    if ((await question.count()) > 0) {
      await question.first().click();
      await page.getByLabel("The answer").fill("It is answered in the final proposal.");
      await page.getByRole("button", { name: "Publish it" }).click();
      continue;
    }
    for (const theme of await page.locator("details").all()) await theme.evaluate((one) => (one.open = true));
    const feedback = page.getByRole("link", { name: /^Respond to/ });
    if ((await feedback.count()) === 0) return;
    await feedback.first().click();
    await page.getByLabel("The response").fill("Thank you. It is weighed in the final proposal.");
    await page.getByRole("button", { name: "Publish the response" }).click();
  }
}
