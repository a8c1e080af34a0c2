// The demonstration, made once for a program and copied for each test file, so that none sees what another recorded.

import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before } from "node:test";
import { BINARY, openBrowser, start, visitor } from "./browser.mjs";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const MADE = process.env.DEMO ?? join(ROOT, "target/e2e/demo.goldthread");

/** Serves a copy of the demonstration on a port of its own; `stop()` ends it and removes the copy. */
export async function startDemo() {
  make();
  const folder = mkdtempSync(join(tmpdir(), "goldthread-e2e-"));
  const database = join(folder, "demo.goldthread");
  for (const ending of ["", ".key"]) copyFileSync(MADE + ending, database + ending);
  const server = await start((address) => ["demo", "--database", database, "--listen", address]);
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Serves the demonstration to the tests of a file; gives how a persona comes to a page of it. */
export function visitDemo() {
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
  return async (persona, path, options) => {
    const page = await visitor(browser, { origin: server.origin, ...options });
    await signInAs(page, persona);
    await page.goto(path);
    return page;
  };
}

/** Signs in as the first persona whose card says this: a job title. */
export async function signInAs(page, title) {
  await page.goto("/sign-in");
  await page.getByRole("listitem").filter({ hasText: title }).getByRole("button").first().click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Makes the demonstration unless it is there and the program has not changed since. */
function make() {
  if (process.env.DEMO || (existsSync(MADE) && statSync(MADE).mtimeMs > statSync(BINARY).mtimeMs)) return;
  const making = `${MADE}-${process.pid}`;
  mkdirSync(dirname(MADE), { recursive: true });
  execFileSync(BINARY, ["demo", "--database", making, "--no-serve"], { stdio: ["ignore", "ignore", "inherit"] });
  renameSync(`${making}.key`, `${MADE}.key`);
  renameSync(making, MADE);
}
