// A site worked out again after one digit of any file that it is computed from was altered: each is named.
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadExample } from "../../src/actions/load-example.ts";
import { publishSite } from "../../src/actions/publish-site.ts";
import { filesOfSite } from "../../src/actions/site-manifest.ts";
import { withHome } from "./home.ts";
import { recomputed } from "./recomputed.ts";

const STATIC = fileURLToPath(new URL("../../src/web/static", import.meta.url));

/** What is computed from, so that nothing more can be computed where it is altered. */
const isInput = (path: string): boolean =>
  /^data\/(?:archive\/|book\.jsonl$|publication\.json$|unread\.json$)/u.test(path);

/** Alters the digit that stands at a share of a file's length or before it; where there is none, one bit. */
async function alterDigit(path: string, share: number): Promise<void> {
  const bytes = await readFile(path);
  const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;
  let at = Math.floor((bytes.length - 1) * share);
  while (at > 0 && !isDigit(bytes[at])) at--;
  const byte = bytes[at] ?? 0;
  if (isDigit(byte)) bytes[at] = byte === 57 ? 56 : byte + 1;
  else bytes[Math.floor(bytes.length * share)] = (bytes[Math.floor(bytes.length * share)] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

test("names each of the files that it is computed from, wherever in it a digit is altered", async () => {
  const root = await mkdtemp(join(tmpdir(), "everycase-site-"));
  try {
    const site = join(root, "site");
    await withHome(async (tools) => {
      await loadExample(tools, "examples");
      await publishSite(tools, { who: "AB", folder: site, base: null, scopes: ["flag:CSE"], staticFolder: STATIC });
    });
    const inputs = (await filesOfSite(site)).files.map(({ path }) => path).filter(isInput);
    expect(inputs.length).toBeGreaterThan(4);
    for (const path of [...inputs, "data/manifest.json", "data/manifest.sha256"]) {
      for (const share of [0.1, 0.5, 0.95]) {
        const folder = join(root, "altered");
        await cp(site, folder, { recursive: true });
        await alterDigit(join(folder, path), share);
        const found = await recomputed(folder);
        const named = found.differences.map(({ file }) => file);
        expect([path, share, found.ok, named.includes(path)]).toEqual([path, share, false, true]);
        await rm(folder, { recursive: true });
      }
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}, 900_000);
