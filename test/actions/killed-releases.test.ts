// A kill at any write while a correction is published: never two releases published, never none, and nothing half.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foldedReleases } from "../../src/actions/_release-book.ts";
import { addFiles } from "../../src/actions/add-files.ts";
import { publishEverythingPublic } from "../../src/actions/publish-everything.ts";
import { releasedFigures } from "../../src/actions/released-figures.ts";
import { openTools } from "../../src/actions/tools.ts";
import { verifyBook } from "../../src/actions/verify-book.ts";
import { assert } from "../../src/ground/assert.ts";
import { REPLIES } from "../cli/replies.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const script = join(ROOT, `node_modules/.cache/everycase-test/releaser-${process.pid}.mjs`);
const folder = mkdtempSync(join(tmpdir(), "everycase-killed-"));
const before = join(folder, "before");

beforeAll(async () => {
  const entryPoints = [join(ROOT, "test/actions/children/releaser.ts")];
  await build({ entryPoints, outfile: script, bundle: true, platform: "node", format: "esm", packages: "external" });
  const [first, later] = [join(folder, "replies.csv"), join(folder, "later.csv")];
  writeFileSync(first, REPLIES);
  writeFileSync(later, REPLIES.replaceAll("2024-06-30", "2024-12-31").replace("charged,10,", "charged,12,"));
  const tools = await openTools({ home: before });
  await addFiles(tools, { paths: [first] });
  await publishEverythingPublic(tools, { who: "AB" });
  await addFiles(tools, { paths: [later] });
  const warehouse = await tools.warehouse();
  tools.close();
  warehouse.close();
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(script, { force: true });
});

/** Runs the publisher on a copy of the book with a kill before its nth write; gives its home and what it acknowledged. */
function killedBefore(nth: number): { readonly home: string; readonly said: string } {
  const home = join(folder, `book-${nth}`);
  cpSync(before, home, { recursive: true });
  const { stdout } = spawnSync(process.execPath, [script, home, String(nth)], { encoding: "utf8" });
  return { home, said: stdout };
}

test("whatever write the kill comes before, one release is published, and publishing again makes it whole", {
  timeout: 180_000,
}, async () => {
  const unharmed = killedBefore(0);
  expect(unharmed.said).toBe("2 5\n");
  for (const nth of [1, 2, 3, 4, 5]) {
    const { home, said } = killedBefore(nth);
    expect(said).toBe("");
    const tools = await openTools({ home });
    const { releases, setAside } = foldedReleases(tools);
    expect(setAside).toEqual([]);
    expect(releases.map(({ state }) => state).filter((state) => state === "published")).toEqual(["published"]);
    // Every release that an entry names has its figures.
    for (const one of releases) expect((await releasedFigures(tools, one)).answers.length).toBeGreaterThan(0);
    expect(await verifyBook(tools)).toMatchObject({ ok: true, archive: { damaged: [], missing: [] } });
    const { release } = await publishEverythingPublic(tools, { who: "AB" });
    expect(release).toMatchObject({ state: "published", corrects: "1" });
    const [old, ...others] = foldedReleases(tools).releases;
    assert(old !== undefined, "the first release is there");
    expect(old).toMatchObject({ state: "corrected", correctedBy: release.id });
    expect(others.filter(({ state }) => state === "published")).toHaveLength(1);
    const warehouse = await tools.warehouse();
    tools.close();
    warehouse.close();
  }
});

test("of three processes that publish at once, one does, and the others are told", { timeout: 180_000 }, async () => {
  const home = join(folder, "raced");
  cpSync(before, home, { recursive: true });
  const said = await Promise.all([1, 2, 3].map(() => published(home)));
  expect(said.filter((text) => text !== "").length).toBeGreaterThanOrEqual(1);
  const tools = await openTools({ home });
  const { releases, setAside } = foldedReleases(tools);
  const now = releases.filter(({ state }) => state === "published");
  expect(now).toHaveLength(1);
  expect(releases[0]).toMatchObject({ state: "corrected", correctedBy: now[0]?.id });
  // Whoever said that it published speaks of the release that is.
  for (const text of said.filter((one) => one !== "")) expect(text.split(" ")[0]).toBe(now[0]?.id);
  expect(setAside).toEqual([]);
  const verified = await verifyBook(tools);
  expect(verified.ok).toBe(true);
  const warehouse = await tools.warehouse();
  tools.close();
  warehouse.close();
});

/** Runs the publisher to its end; gives what it said, nothing where it was refused. */
async function published(home: string): Promise<string> {
  const child = spawn(process.execPath, [script, home, "0"], { stdio: ["ignore", "pipe", "ignore"] });
  let text = "";
  child.stdout.on("data", (data) => {
    text += String(data);
  });
  await new Promise((resolve) => child.on("close", resolve));
  return text;
}
