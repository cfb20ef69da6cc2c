// A site that is cut short while it is put in its place, or for which there is no room: the one before stays or comes back whole.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withSiteFolder } from "../../src/actions/_site-folder.ts";
import { smallSiteIn, writeSmallSite } from "./small-site.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const script = join(ROOT, `node_modules/.cache/everycase-test/site-writer-${process.pid}.mjs`);
const folder = mkdtempSync(join(tmpdir(), "everycase-killed-site-"));

beforeAll(async () => {
  const entryPoints = [join(ROOT, "test/actions/children/site-writer.ts")];
  await build({ entryPoints, outfile: script, bundle: true, platform: "node", format: "esm", packages: "external" });
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(script, { force: true });
});

/** A folder with a site of old words, and a file of its owner. */
async function oldSite(name: string): Promise<{ readonly beside: string; readonly site: string }> {
  const beside = join(folder, name);
  const site = join(beside, "site");
  mkdirSync(beside);
  await withSiteFolder(site, (made) => writeSmallSite(made, "old"));
  writeFileSync(join(site, ".nojekyll"), "mine");
  return { beside, site };
}

test("before whichever rename it is killed, the site is the old one or the new one or beside its place, and the next publish mends it", async () => {
  const seen: (string | null)[] = [];
  // The first puts back the file that did not change; then the old one aside, the new one in, the file of the owner over.
  for (const nth of [1, 2, 3, 4, 5]) {
    const { beside, site } = await oldSite(`killed-${nth}`);
    const { stdout, signal } = spawnSync(process.execPath, [script, site, "new", String(nth)], { encoding: "utf8" });
    expect(signal ?? stdout).toBe(nth === 5 ? "written\n" : "SIGKILL");
    seen.push(smallSiteIn(site));
    await withSiteFolder(site, (made) => writeSmallSite(made, "next"));
    expect(smallSiteIn(site)).toBe("next");
    expect(readdirSync(beside)).toEqual(["site"]);
    expect(readdirSync(site)).toContain(".nojekyll");
  }
  expect(seen).toEqual(["old", "old", null, "new", "new"]);
}, 60_000);

test("a site that was moved aside comes back though the next publish fails", async () => {
  const { beside, site } = await oldSite("moved");
  spawnSync(process.execPath, [script, site, "new", "3"]);
  expect(smallSiteIn(site)).toBeNull();
  const failed = withSiteFolder(site, () => Promise.reject(new Error("planted")));
  await expect(failed).rejects.toThrow("planted");
  expect(smallSiteIn(site)).toBe("old");
  expect(readdirSync(beside)).toEqual(["site"]);
});

test("what another publish is still writing is left alone", async () => {
  const { beside, site } = await oldSite("busy");
  const theirs = `.site.${process.ppid}.new`;
  mkdirSync(join(beside, theirs));
  await withSiteFolder(site, (made) => writeSmallSite(made, "next"));
  expect(readdirSync(beside)).toEqual([theirs, "site"]);
});

/** A disk of our own with no room left, seen by one command alone; without the right to make one there is nothing to run. */
const SMALL_DISK =
  'mount -t tmpfs -o size=160k tmpfs "$0" && "$@"; code=$?; ls -A "$0"; cat "$0"/site/pages/*; exit $code';
const canMount = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", folder]).status === 0;

test.skipIf(!canMount)("a full disk is told of calmly, and leaves the site before as it was", () => {
  const disk = join(folder, "disk");
  mkdirSync(disk);
  const write = (words: string): string => `"${process.execPath}" "${script}" "${join(disk, "site")}" ${words}`;
  const both = `${write("old")} && ${write("x".repeat(20_000))}`;
  const { stdout } = spawnSync("unshare", ["-rm", "sh", "-c", SMALL_DISK, disk, "sh", "-c", both], {
    encoding: "utf8",
  });
  expect(stdout).toMatch(
    /^written\nrefused surroundings Cannot write the site to \S+: the disk is full\. What stood there before is as it was\.\nsite\n(?:old){8}$/u,
  );
});
