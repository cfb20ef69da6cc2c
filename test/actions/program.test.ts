// What program made a site: a digest of its files that is the same wherever they lie, and another for every other program.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { digestOfFiles, programDigest, thisProgram } from "../../src/actions/program.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NAMES = ["dist/a.js", "dist/static/b.css", "layouts/c.json"];

test("is the same wherever the files lie and in whichever order they are named", async () => {
  await withFolders(async (one, other) => {
    expect(await digestOfFiles(one, NAMES)).toMatch(/^[0-9a-f]{64}$/u);
    expect(await digestOfFiles(other, NAMES.toReversed())).toBe(await digestOfFiles(one, NAMES));
  });
});

test("is another where a byte, a name or one file more is there", async () => {
  await withFolders(async (one, other) => {
    const was = await digestOfFiles(one, NAMES);
    expect(await digestOfFiles(one, NAMES.slice(1))).not.toBe(was);
    await writeFile(join(other, "dist/a.js"), "A");
    expect(await digestOfFiles(other, NAMES)).not.toBe(was);
    await writeFile(join(other, "dist/a2.js"), "dist/a.js");
    expect(await digestOfFiles(other, ["dist/a2.js", ...NAMES.slice(1)])).not.toBe(was);
  });
});

test("of a program that runs from source is of its source, and one for the whole process", async () => {
  expect(await programDigest()).toMatch(/^[0-9a-f]{64}$/u);
  expect(await thisProgram()).toEqual({ version: "0.1.0", digest: await programDigest() });
});

test("of a built program is of what the build wrote, maps left out", async () => {
  const list = JSON.parse(await readFile(join(ROOT, "dist/program.json"), "utf8")) as {
    readonly files: readonly string[];
  };
  expect(list.files).toContain("dist/everycase.js");
  expect(list.files).toContain("dist/static/everycase.css");
  // Packages are not in the bundle: another version of one is another program.
  expect(list.files).toContain("package-lock.json");
  expect(list.files.filter((name) => name.endsWith(".map") || name.startsWith("/") || name.includes(".."))).toEqual([]);
  expect(list.files).toEqual(list.files.toSorted());
  expect(await digestOfFiles(ROOT, list.files)).toMatch(/^[0-9a-f]{64}$/u);
});

async function withFolders(work: (one: string, other: string) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), "everycase-program-"));
  try {
    const [one, other] = [join(root, "one"), join(root, "two", "deeper")];
    for (const name of NAMES) {
      await mkdir(join(one, name, ".."), { recursive: true });
      await writeFile(join(one, name), name);
    }
    await cp(one, other, { recursive: true });
    await work(one, other);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
