// What every browser test needs: a server of its own, a visitor, an audit and pictures.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const PICTURES = process.env.SCREENSHOTS ?? join(ROOT, "target/screenshots");
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The program under test, given to `e2e/run`. */
export const BINARY = resolve(process.env.BINARY ?? join(ROOT, "target/debug/goldthread"));

/**
 * Starts the program on a free port of this machine and waits until it answers.
 * `arguments_(address)` gives its arguments for `127.0.0.1:PORT`.
 */
export async function start(arguments_) {
  const address = `127.0.0.1:${await freePort()}`;
  const program = spawn(BINARY, arguments_(address), { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  program.stdout.on("data", (text) => (said += text));
  program.stderr.on("data", (text) => (said += text));
  const ended = new Promise((done) => program.once("exit", done));
  await answers(address, program, () => said);
  return {
    origin: `http://${address}`,
    said: () => said,
    async stop() {
      program.kill("SIGTERM");
      await ended;
    },
  };
}

/** Starts Chromium without any of its own traffic. */
export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-gpu",
    ],
  });
}

/**
 * A fresh visitor with cookies of their own. With `scripts: false` no script of ours reaches them: the
 * files are stopped on the way, because the audit needs an engine that runs.
 */
export async function visitor(browser, { origin, scripts = true, viewport = WIDE } = {}) {
  const context = await browser.newContext({ baseURL: origin, viewport, reducedMotion: "reduce", locale: "en-GB" });
  if (!scripts) await context.route("**/*.js", (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (message) => {
    const blocked = !scripts && message.text().includes("ERR_FAILED");
    const answered = message.text().startsWith("Failed to load resource: the server responded");
    if (message.type() === "error" && !blocked && !answered) page.complaints.push(message.text());
  });
  return page;
}

/** Signs in as one of the demonstration's people, by the name on their button. */
export async function signIn(page, persona) {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: persona }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Audits the page as it is: WCAG 2.2 AA without a violation, no text under 16 pixels, no complaint. */
export async function check(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map((node) => node.target.join(" ")).join("\n    ")}`,
  );
  assert.deepEqual(found, [], `${page.url()} is not accessible:\n  ${found.join("\n  ")}`);
  assert.deepEqual(await page.evaluate(smallText), [], `${page.url()} has text under 16 pixels`);
  assert.deepEqual(page.complaints, [], `${page.url()} made the browser complain`);
}

/** Pictures of the whole page at 1280 and 390 pixels; a page never scrolls sideways, even at 320. */
export async function shoot(page, name) {
  await mkdir(PICTURES, { recursive: true });
  const before = page.viewportSize();
  for (const viewport of [WIDE, PHONE]) {
    await page.setViewportSize(viewport);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(PICTURES, `${name}-${viewport.width}.png`), fullPage: true });
  }
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${page.url()} is ${wide} pixels wide on a screen of ${width}`);
  }
  await page.setViewportSize(before);
}

/** Runs in the page: the visible texts set smaller than 16 pixels. */
function smallText() {
  const small = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility() || element.closest("script, style")) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < 16) small.add(`${size}px: ${text.data.trim().slice(0, 40)}`);
  }
  return [...small];
}

function freePort() {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

async function answers(address, program, said) {
  const [host, port] = address.split(":");
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    if (program.exitCode !== null) throw new Error(`the program ended before it answered:\n${said()}`);
    const open = await new Promise((done) => {
      const socket = connect(Number(port), host, () => done(true)).once("error", () => done(false));
      socket.once("connect", () => socket.end());
    });
    if (open) return;
    await new Promise((again) => setTimeout(again, 100));
  }
  throw new Error(`the program did not answer on ${address} within a minute:\n${said()}`);
}
